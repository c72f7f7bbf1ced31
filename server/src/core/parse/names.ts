import { type Lexicon, isKnownSource } from '../lexicon';
import { type Edit, type Span, isSpace, replace, span, trim } from '../text';

export interface NameList {
  readonly names: readonly Span[];
  /** What stands between one name and the next, or after the last one: white space and marks together. */
  readonly separators: readonly Span[];
}

/**
 * Splits `Xinhua, CGTN`, `AFP/TTXVN`, `Reuters - AP`, `A; B`, `A và B` into names. A URL is one name, commas
 * and slashes and all; so is a known name that holds "và" (`Giáo dục và Thời đại`), and what stands in brackets.
 */
export function splitNames(text: string, where: Span, lexicon: Lexicon): NameList {
  const names: Span[] = [];
  const separators: Span[] = [];
  const { start, end } = trim(text, where);
  let from = start;
  let at = start;
  let depth = 0;
  const close = (separatorStart: number, separatorEnd: number): void => {
    const name = nameIn(text, span(from, separatorStart));
    if (name.end > name.start) names.push(name);
    let next = separatorEnd;
    while (next < end && isSpace(text.charCodeAt(next))) next++;
    // `AFP, Reuters, và CNN`
    if (/^và\s/u.test(text.slice(next, Math.min(end, next + 3)))) next += 3;
    separators.push(span(name.end > name.start ? name.end : separatorStart, next));
    from = at = next;
  };
  while (at < end) {
    if (at === from && isUrl(text, span(at, end))) {
      at = urlEnd(text, at, end);
      continue;
    }
    const char = text[at]!;
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      if (char === ',' || char === ';' || char === '/') {
        close(at, at + 1);
        continue;
      }
      if (isSpace(text.charCodeAt(at))) {
        const mark = /^\s(?:[-–—]|và)\s/u.exec(text.slice(at, Math.min(end, at + 4)));
        if (mark && !joinsKnownName(text, from, at, at + mark[0].length, end, lexicon)) {
          close(at, at + mark[0].length);
          continue;
        }
      }
    }
    at++;
  }
  const last = nameIn(text, span(from, end));
  if (last.end > last.start) names.push(last);
  return { names, separators };
}

/**
 * Without the dots that say there are more (`Reuters...`, `AFP…`) and without a dash that leads nowhere. Empty where
 * there is no letter and no digit.
 */
function nameIn(text: string, where: Span): Span {
  const { start, end } = trim(text, where);
  let stop = end;
  if (text[end - 1] === '…' || (text[end - 1] === '.' && text[end - 2] === '.'))
    while (stop > start && '.…'.includes(text[stop - 1]!)) stop--;
  else while (stop > start && '-–—'.includes(text[stop - 1]!)) stop--;
  return /[\p{L}\p{N}]/u.test(text.slice(start, stop)) ? trim(text, span(start, stop)) : span(start, start);
}

/** Whether `Giáo dục` + ` và ` + `Thời đại` is one known name. */
function joinsKnownName(text: string, from: number, at: number, after: number, end: number, lexicon: Lexicon): boolean {
  let stop = after;
  while (stop < end && !',;/'.includes(text[stop]!) && stop - from < 60) stop++;
  const whole = text.slice(from, stop).trim();
  return stop > after && at > from && isKnownSource(lexicon, whole);
}

/** A URL or a bare domain: `vnexpress.net`. */
export const isAddress = (text: string, where: Span): boolean =>
  isUrl(text, where) || /^[a-z\d][a-z\d.-]{0,60}\.[a-z]{2,6}$/i.test(text.slice(where.start, where.end));

/**
 * Puts a full stop behind names, in place of a comma that was left over (`Reuters,`). Undefined behind another mark
 * (`T.L.`, `Reuters…`) and behind an address, which it would spoil.
 */
export function fullStopAfter(text: string, names: readonly Span[], end: number): Edit | undefined {
  const last = names.at(-1);
  if (!last || isAddress(text, last) || !/^[\s,;]*$/.test(text.slice(last.end, end))) return undefined;
  const whole = /[\p{L}\p{M}\p{N}”"+]$|^[^(]+\([^()]+\)$/u.test(text.slice(last.start, last.end));
  return whole ? replace(span(last.end, end), '.') : undefined;
}

/** `https://…`, `www.…`, `vnexpress.net/…`; the domain of an agency (`vnexpress.net`, `VOV.VN/Reuters`) is a name. */
export function isUrl(text: string, { start, end }: Span): boolean {
  const head = text.slice(start, Math.min(end, start + 80));
  return /^(?:https?:\/\/|www\.)/i.test(head) || /^[a-z\d][a-z\d.-]{0,60}\.[a-z]{2,6}\/[a-z\d]/.test(head);
}

/** A URL ends at white space, or at a comma, semicolon or full stop that white space or nothing follows. */
function urlEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && !isSpace(text.charCodeAt(at))) {
    const last = at + 1 >= end || isSpace(text.charCodeAt(at + 1));
    if (last && ',;.'.includes(text[at]!)) break;
    at++;
  }
  return at;
}
