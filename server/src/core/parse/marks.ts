import { type Span, isSpace } from '../text';

const CLOSERS = '"”’\'»)]}';
const END_MARKS = '.?!…:';

/** The offset just after the last character that is neither white space, a closing quote nor a closing bracket. */
export function beforeClosers(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && (CLOSERS.includes(text[at - 1]!) || isSpace(text.charCodeAt(at - 1)))) at--;
  return at;
}

/** Whether a sentence ends here: `. ? ! … :`, with closing quotes and brackets before or after it. */
export function hasEndMark(text: string, where: Span): boolean {
  const at = beforeClosers(text, where);
  return at > where.start && END_MARKS.includes(text[at - 1]!);
}

/** Whether the stretch ends in one full stop of its own: not `..`, not `…`, not the dot of `T.L.` or `TP.`. */
export function finalFullStop(text: string, { start, end }: Span): Span | undefined {
  if (end - start < 2 || text[end - 1] !== '.' || text[end - 2] === '.') return undefined;
  let at = end - 1;
  while (at > start && !isSpace(text.charCodeAt(at - 1))) at--;
  return isAbbreviation(text.slice(at, end)) ? undefined : { start: end - 1, end };
}

/**
 * The mark that closes a credit or the sources: `.`, or `./.` as agencies of old ended. Not one of several dots, nor
 * the last dot of initials (`Ảnh: T.L.`).
 */
export function closingStop(text: string, { start, end }: Span): Span | undefined {
  if (end - start < 2 || text[end - 1] !== '.') return undefined;
  if (end - start > 3 && text.startsWith('./.', end - 3) && text[end - 4] !== '.') return { start: end - 3, end };
  const tail = text.slice(Math.max(start, end - 8), end);
  if (tail.endsWith('..') || /(?<![\p{L}\p{N}.])(?:\p{Lu}\.){2,3}$/u.test(tail)) return undefined;
  return { start: end - 1, end };
}

/** A label as it should stand: capitals are a style, and so is lower case in brackets (`(ảnh: VOV)`). */
export function orderlyLabel(written: string, canonical: string, bracketed: boolean): string {
  if (written === written.toUpperCase()) return canonical.toUpperCase();
  return bracketed && written === written.toLowerCase() ? canonical.toLowerCase() : canonical;
}

/** `M.H.`, `P.V.`, `TP.`, `TS.`, `D.C.`: the dot belongs to the word. */
export function isAbbreviation(word: string): boolean {
  return (
    /^[("“]?(?:\p{Lu}\p{Ll}?\.){2,4}$/u.test(word) ||
    /^(?:TP|Tp|TS|ThS|GS|PGS|BS|KS|Th|Tr|St|Jr|Sr|Mr|Mrs|Dr)\.$/.test(word)
  );
}

const CAPITAL = /^\p{Lu}/u;

/** Whether a word begins with a capital letter, quotes and brackets before it aside. */
export function isCapitalised(word: string): boolean {
  let at = 0;
  while (at < word.length && '"“‘\'([«'.includes(word[at]!)) at++;
  return CAPITAL.test(word.slice(at, at + 2));
}
