import { classOf, LETTER, LOWER, lowerOf, UPPER, upperOf } from './letters';

/** Whether the first letter of a word is a capital: `Việt`, `VIỆT`, `“Việt`; not `việt`. */
export function isCapitalised(word: string): boolean {
  const at = firstLetter(word);
  return at < word.length && (classOf(word.charCodeAt(at)) & UPPER) !== 0;
}

/** Whether a text has two capitals or more and no small letter: `TTXVN`, `QUANG ĐỊNH`; not `A`, `Ý`. */
export function isAllCapitals(text: string): boolean {
  let capitals = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = classOf(text.charCodeAt(at));
    if ((kind & LOWER) !== 0) return false;
    if ((kind & UPPER) !== 0) capitals++;
  }
  return capitals > 1;
}

/** The word with its first letter as a capital, the others as they are: `đà` → `Đà`. The length never changes. */
export function capitalise(word: string): string {
  const at = firstLetter(word);
  if (at === word.length) return word;
  return word.slice(0, at) + String.fromCharCode(upperOf(word.charCodeAt(at))) + word.slice(at + 1);
}

/** The text in lower case, unit by unit: the length never changes, whatever `İ` would become. */
export function lowerCase(text: string): string {
  let lower = '';
  for (let at = 0; at < text.length; at++) lower += String.fromCharCode(lowerOf(text.charCodeAt(at)));
  return lower;
}

/** A text in the letter case of a model: `(NGUỜI, người)` → `NGƯỜI`, `(Nguời, người)` → `Người`. */
export function inCaseOf(model: string, text: string): string {
  if (isAllCapitals(model)) return text.toUpperCase();
  return isCapitalised(model) ? capitalise(text) : text;
}

/**
 * Whether a word is the initials of a name: one or two letters, capital first, between full stops: `M.H`, `P.V.`,
 * `Th.Nh`. Not `TP.HCM`, not `M`.
 */
export function isInitials(word: string): boolean {
  const parts = word.normalize('NFC').split('.');
  if (parts.at(-1) === '') parts.pop();
  return parts.length > 1 && parts.every(isInitial);
}

function isInitial(part: string): boolean {
  if (part.length < 1 || part.length > 2 || (classOf(part.charCodeAt(0)) & UPPER) === 0) return false;
  return part.length === 1 || (classOf(part.charCodeAt(1)) & LOWER) !== 0;
}

function firstLetter(word: string): number {
  let at = 0;
  while (at < word.length && (classOf(word.charCodeAt(at)) & LETTER) === 0) at++;
  return at;
}
