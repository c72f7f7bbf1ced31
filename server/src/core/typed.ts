import { keyOf } from './known-names';
import { type Span, span } from './text';
import { lowerCase } from './vietnamese/capitals';
import { DIGIT, LETTER, MARK, classOf } from './vietnamese/letters';
import { toneOf, withoutTone } from './vietnamese/tones';

/** The last words before the writer, as the beginning of a name. */
export interface Typed {
  readonly span: Span;
  /** Its `keyOf`, with a blank at the end where the next word is still to come. */
  readonly key: string;
  readonly words: number;
}

/** More syllables than this no name has before its last. */
const MOST_WORDS = 10;
/** What may stand between two words of a name: `Thể thao`, `Bộ Văn hóa, Thể thao`, `Lao động - Thương binh`, `Jong-un`, `TP.HCM`. */
const GAPS = [' ', ', ', ' - ', ' – ', '-', '.', "'", '’', ' & ', '\u00a0'];

/** The last word before an offset, the last two, and so on, not beyond `from`; the most words first. None behind a sentence's end. */
export function typedBefore(text: string, from: number, offset: number): Typed[] {
  const found: Typed[] = [];
  let at = wordEnd(text, from, offset);
  const isWhole = at < offset;
  if (isWhole && !GAPS.includes(text.slice(at, offset))) return [];
  while (found.length < MOST_WORDS) {
    const start = wordStart(text, from, at);
    if (start === at) break;
    found.push({
      span: span(start, offset),
      key: keyOf(text.slice(start, offset)) + (isWhole ? ' ' : ''),
      words: found.length + 1,
    });
    at = wordEnd(text, from, start);
    if (!GAPS.includes(text.slice(at, start))) break;
  }
  return found.reverse();
}

/**
 * Whether the marks of what was typed are those of the name's beginning: 0 they are, as far as they were typed; 1 some
 * are missing; 2 one is another. In whatever letter case and place of tones.
 */
export function agreement(written: string, name: string): 0 | 1 | 2 {
  const [typed, meant] = [wordsOf(written), wordsOf(name)];
  let worst: 0 | 1 | 2 = 0;
  for (const [at, word] of typed.entries()) {
    const one = wordAgreement(word, meant[at] ?? '', at === typed.length - 1);
    if (one > worst) worst = one;
  }
  return worst;
}

/** The last word may be still without the tone that is typed at its end. */
function wordAgreement(typed: string, meant: string, isLast: boolean): 0 | 1 | 2 {
  const tone = toneOf(typed);
  let missing = false;
  if (tone !== toneOf(meant)) {
    if (tone !== 'ngang') return 2;
    missing = !isLast || typed.length >= meant.length;
  }
  const [bare, whole] = [withoutTone(typed), withoutTone(meant)];
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === whole[at]) continue;
    if (bare.charCodeAt(at) > 0x7f) return 2;
    missing = true;
  }
  return missing ? 1 : 0;
}

const wordsOf = (text: string): string[] =>
  lowerCase(text.normalize('NFC'))
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');

const isOfWord = (text: string, at: number): boolean => (classOf(text.charCodeAt(at)) & (LETTER | DIGIT | MARK)) !== 0;

function wordStart(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isOfWord(text, at - 1)) at--;
  return at;
}

function wordEnd(text: string, from: number, before: number): number {
  let at = before;
  while (at > from && before - at < 4 && !isOfWord(text, at - 1)) at--;
  return at;
}
