/** A stretch of text: UTF-16 offsets, 0-based, `end` exclusive. Always refers to the text as typed. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One replacement: the text of `span` gives way to `newText`. An empty span inserts, an empty `newText` removes. */
export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * Applies edits that all refer to `text` as it stands, in any order.
 * Throws a RangeError when two of them overlap, insert at the same place, or lie outside the text.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let done = 0;
  let previous: Edit | undefined;
  for (const edit of ordered) {
    const { start, end } = edit.span;
    if (start < 0 || end < start || end > text.length)
      throw new RangeError(`edit ${start}-${end} lies outside the text of ${text.length}`);
    if (previous !== undefined && overlap(previous, edit)) throw new RangeError(`two edits meet at ${start}`);
    result += text.slice(done, start) + edit.newText;
    done = end;
    previous = edit;
  }
  return result + text.slice(done);
}

/** What edits that all lie within a stretch of the text make of that stretch. */
export function edited(text: string, { start, end }: Span, edits: readonly Edit[]): string {
  const moved = edits.map((edit) => replace(span(edit.span.start - start, edit.span.end - start), edit.newText));
  return applyEdits(text.slice(start, end), moved);
}

/** Whether two edits cannot both be applied: they share a character, or insert at one place. */
export function overlap(a: Edit, b: Edit): boolean {
  if (a.span.start === b.span.start && a.span.end === b.span.end && a.span.start === a.span.end) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

export const span = (start: number, end: number): Span => ({ start, end });
export const insert = (at: number, newText: string): Edit => ({ span: { start: at, end: at }, newText });
export const replace = (where: Span, newText: string): Edit => ({ span: where, newText });
export const remove = (where: Span): Edit => ({ span: where, newText: '' });

/** The span without the white space at its two ends; empty at its start when it holds nothing else. */
export function trim(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** What `String.prototype.trim` calls white space, by code unit: blanks, tabs, line ends, NBSP and kin, BOM. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The spans of the runs between white space, in order. */
export function words(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let at = start;
  while (at < end) {
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    const from = at;
    while (at < end && !isSpace(text.charCodeAt(at))) at++;
    if (at > from) found.push({ start: from, end: at });
  }
  return found;
}

/** How many words (runs between white space that hold a letter or a digit) stand in the span. */
export function countWords(text: string, { start, end }: Span): number {
  let count = 0;
  let counted = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) counted = false;
    else if (!counted && isLetterOrDigit(text, at, code)) {
      counted = true;
      count++;
    }
  }
  return count;
}

/** Whether a letter or digit stands at an offset; only what is rare is asked of a regular expression. */
function isLetterOrDigit(text: string, at: number, code: number): boolean {
  if (code < 0x80)
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  if ((code >= 0xc0 && code < 0x250) || (code >= 0x1ea0 && code < 0x1f00)) return code !== 0xd7 && code !== 0xf7;
  return /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2));
}

/**
 * The physical lines of a text without their ends, as LSP counts them: LF, CRLF and a lone CR end a line.
 * The last line is there even when it is empty.
 */
export function lines(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x0a && code !== 0x0d) continue;
    found.push({ start, end: at });
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
    start = at + 1;
  }
  found.push({ start, end: text.length });
  return found;
}

/** The first words of a stretch, `most` characters at most: a long line needs no mark from end to end. */
export function beginning(text: string, where: Span, most = 80): Span {
  if (where.end - where.start <= most) return where;
  const limit = where.start + most;
  for (let at = limit; at > where.start; at--)
    if (isSpace(text.charCodeAt(at))) return trim(text, span(where.start, at));
  return span(where.start, limit);
}

/** The last run without white space in a stretch that does not end in any. */
export function lastWord(text: string, { start, end }: Span): Span {
  let at = end;
  while (at > start && !isSpace(text.charCodeAt(at - 1))) at--;
  return { start: at, end };
}

/** The first run without white space in a stretch that does not begin with any. */
export function firstWord(text: string, { start, end }: Span): Span {
  let at = start;
  while (at < end && !isSpace(text.charCodeAt(at))) at++;
  return { start, end: at };
}

/** How the text ends its lines, judged by the first one that ends. */
export function lineBreak(text: string): '\n' | '\r\n' | '\r' {
  const at = text.search(/[\r\n]/);
  if (at < 0 || text[at] === '\n') return '\n';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}

/** The stretch from the first word beyond `most` to the end; undefined where there are no more than that. */
export function beyondWords(text: string, where: Span, most: number): Span | undefined {
  // A word and the blank after it are two units at least: most texts need no counting.
  if (where.end - where.start < 2 * most || countWords(text, where) <= most) return undefined;
  let count = 0;
  for (const word of words(text, where))
    if (countWords(text, word) > 0 && ++count > most) return { start: word.start, end: where.end };
  return undefined;
}

/** A text as it is written on one line: composed, with single blanks, and without characters that nobody sees. */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
