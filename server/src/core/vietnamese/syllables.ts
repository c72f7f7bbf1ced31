import { STATE_COUNT, STATES } from './automaton';
import { classOf, isVowel, MARK, UPPER, upperOf, type Tone } from './letters';
import { rimeStart, toneOf, withoutTone } from './tones';

/** No Vietnamese syllable and no known loanword. */
export const NONE = 0;
/** A syllable that the rules of the language allow, whether or not a word uses it. */
export const CORE = 1;
/** Allowed, but in few words: `khuya`, `giêm`. */
export const RARE = 2;
/** Written so only in names: `Vy`, `Thy`. */
export const NAME = 3;
/** Vietnamese in shape, but only in loanwords: `xoong`, `pin`. */
export const LOAN = 4;
/** No syllable: a word taken over in one piece (`ôtô`), or a known abbreviation (`đ`, `vnđ`). */
export const LOANWORD = 5;
/** No syllable: a part of a name of Vietnam's peoples and places (`Đắk`, `Krông`). */
export const NAME_PART = 6;

export type SyllableStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/**
 * What the text from start to end (UTF-16 offsets) is as a Vietnamese syllable, in whatever letter case, with the tone
 * in the old or the new place. Copies nothing, unless the letters are decomposed (NFD). The caller has found the ends
 * of the word; a space within gives `NONE`.
 */
export function syllableAt(text: string, start: number, end: number): SyllableStatus {
  let state = 0;
  for (let at = start; at < end; at++) {
    const symbol = symbols[text.charCodeAt(at)] ?? 0;
    state = next[(state << WIDTH) | symbol] ?? 0;
    if (state === 0) return composedSyllableAt(text, at, start, end);
  }
  return statuses[state] as SyllableStatus;
}

/** Whether a word is a Vietnamese syllable, loans such as `xoong` included, `ôtô` not. */
export function isSyllable(word: string): boolean {
  const status = syllableAt(word, 0, word.length);
  return status >= CORE && status <= LOAN;
}

/** Whether a text from start to end is a known word that is no syllable: `ôtô`, or `Đắk` with its capital. */
export function isKnownLoan(text: string, start: number, end: number): boolean {
  const status = syllableAt(text, start, end);
  return status === LOANWORD || (status === NAME_PART && (classOf(text.charCodeAt(start)) & UPPER) !== 0);
}

/** A syllable in its parts, all lower case and NFC, the tone taken out: `Quốc` is qu + ôc, sắc. */
export interface Syllable {
  /** The consonants as they are spelt, with the glide of `qu` and the i of `gi` before another vowel. */
  readonly onset: string;
  /** All that follows the onset: medial + nucleus + coda. */
  readonly rime: string;
  /** The glide written o or u: in `toàn` o, in `thuyền` u. */
  readonly medial: string;
  /** The other vowels, a closing glide (`ai`, `ươu`) included. */
  readonly nucleus: string;
  /** The consonants at the end. */
  readonly coda: string;
  readonly tone: Tone;
}

/** The parts of a syllable; undefined for what is none. */
export function parseSyllable(text: string): Syllable | undefined {
  if (!isSyllable(text)) return undefined;
  const letters = withoutTone(text).toLowerCase();
  const start = rimeStart(letters);
  const rime = letters.slice(start);
  const medial = /^(?:o[aăe]|u[âêơy])/.test(rime) ? rime.charAt(0) : '';
  let end = rime.length;
  while (end > 0 && !isVowel(rime.charCodeAt(end - 1))) end--;
  return {
    onset: letters.slice(0, start),
    rime,
    medial,
    nucleus: rime.slice(medial.length, end),
    coda: rime.slice(end),
    tone: toneOf(text),
  };
}

/**
 * The slow way, for a word in which the automaton found no way on at `at`: if a combining mark comes there or later,
 * the letters are decomposed, and the word alone is composed and tried again.
 */
function composedSyllableAt(text: string, at: number, start: number, end: number): SyllableStatus {
  for (let i = at; i < end; i++) {
    if ((classOf(text.charCodeAt(i)) & MARK) === 0) continue;
    const word = text.slice(start, end);
    const composed = word.normalize('NFC');
    return composed === word ? NONE : syllableAt(composed, 0, composed.length);
  }
  return NONE;
}

// The automaton has a row of 128 numbers a state, with the next state by the symbol that stands for a letter in both
// cases; no letter of the alphabet leads to state 0, the start, so that 0 says that there is no way on.
const WIDTH = 7;
const symbols = new Uint8Array(0x10000);
const next = new Uint16Array(STATE_COUNT << WIDTH);
const statuses = new Uint8Array(STATE_COUNT);
readStates();

/**
 * A state is a word such as `1c1Iiou11`: status 1; c leads to state 1I (in base 36), each of i, o, u to 11. Read unit
 * by unit, with nothing cut out, as this is paid at every start.
 */
function readStates(): void {
  let state = 0;
  let known = 0;
  let number = -1;
  const pending: number[] = [];
  for (let at = 0; at <= STATES.length; at++) {
    const code = at < STATES.length ? STATES.charCodeAt(at) : 0x20;
    const digit = code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x41 && code <= 0x5a ? code - 0x37 : -1;
    if (digit >= 0) {
      number = (number < 0 ? 0 : number * 36) + digit;
      continue;
    }
    if (number >= 0) {
      if (pending.length === 0) statuses[state] = number;
      for (const symbol of pending) next[(state << WIDTH) | symbol] = number;
      pending.length = 0;
      number = -1;
    }
    if (code === 0x20 || code === 0x0a) state++;
    else pending.push(symbols[code] || (symbols[code] = symbols[upperOf(code)] = ++known));
  }
}
