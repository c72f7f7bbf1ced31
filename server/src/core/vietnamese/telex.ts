import { inCaseOf, lowerCase } from './capitals';
import type { Frequency } from './frequency';
import { classOf, DIGIT, isVowel, LOWER, toneNumberOf, TONES, untonedOf, VIETNAMESE } from './letters';
import { isSyllable, NONE, syllableAt } from './syllables';
import { placeTone, withTone } from './tones';

/** What a token says when some of its characters are read as keys of an input method. */
export interface Reading {
  /** A Vietnamese syllable, NFC, the tone in the old place, in the letter case of the token. */
  readonly text: string;
  /** How many characters were read as keys: `ddiemer` has 3 (dd, e, r). */
  readonly keys: number;
}

/** Words that look like Telex and are not (`how`, `ddos`), from the list `telex-words.txt`: in lower case. */
export type TelexWords = ReadonlySet<string>;

/** Reads that list, a word a line. */
export function readTelexWords(list: string): TelexWords {
  return new Set(list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')));
}

/**
 * What a writer meant to type where the keys of an input method stayed in the text: `ddiemer` → `điểm`, `trưowcs` →
 * `trước`, `tru7o7ng2` → `trường`, likeliest first. Empty where the token is in order or no residue, and where that
 * is not sure: `room`, `U17`, `F-16`, `Co2`, `cho1`.
 *
 * A token without a Vietnamese letter must be lower case, have three letters, and show two keys, or `dd`, or `w`. Of
 * 17.4 million tokens of news those were true residue, the listed words set aside; single keys are nearly all English
 * (bar, visa, test).
 */
export function typingResidue(token: string, frequency: Frequency, notTelex: TelexWords): string[] {
  if (token.length < 2 || token.length > LONGEST || syllableAt(token, 0, token.length) !== NONE) return [];
  const letters = token.normalize('NFC');
  const lower = lowerCase(letters);
  const readings = hasDigit(letters) ? vniResidue(letters) : telexResidue(letters, lower, notTelex);
  const seen = (text: string) => frequency.get(placeTone(lowerCase(text), 'old')) ?? 0;
  return readings
    .map(({ text }) => text)
    .filter((text) => seen(text) >= COMMON)
    .sort((a, b) => seen(b) - seen(a));
}

/**
 * The syllables that a token spells if read as Telex (s f r x j for tones; aa ee oo dd; w), the reading with the most
 * keys first. Keys may stand anywhere behind the letter they change, and some letters may be composed already
 * (`trưowcs`). A token that spells nothing gives none; a syllable as it stands is no reading.
 */
export function decodeTelex(token: string): Reading[] {
  return readings(token, telexSteps);
}

/** The same for VNI: 1 to 5 for tones, 6 for â ê ô, 7 for ơ ư, 8 for ă, 9 for đ. */
export function decodeVni(token: string): Reading[] {
  return readings(token, vniSteps);
}

function telexResidue(letters: string, lower: string, notTelex: TelexWords): Reading[] {
  const mixed = has(letters, VIETNAMESE);
  if (!mixed && (lower !== letters || lower.length < 3 || notTelex.has(lower))) return [];
  const strong = mixed || lower.includes('dd') || lower.includes('w');
  return decodeTelex(letters).filter(({ keys }) => strong || keys >= 2);
}

function vniResidue(letters: string): Reading[] {
  if (!isVniShaped(letters)) return [];
  const found = decodeVni(letters);
  if (found.length > 0) return found;
  // The two slips of the hand that are seen: 9 for its neighbour 8 (`na9m`), and the first letter of the next word
  // drawn near (`ta5ic`).
  const slips = [letters.replace('9', '8'), letters.slice(0, -1)].filter(isVniShaped);
  return slips.flatMap((slip) => decodeVni(slip));
}

const LONGEST = 14;
// Seen 32 times: what is rarer is likelier somebody's slip than what the keys were meant for.
const COMMON = 5;

/**
 * Small letters and digits, two letters or d9 before the first digit, and a letter behind some digit: not `cho1`, which
 * lacks a space, not `h5n1`, not `Co2`.
 */
function isVniShaped(token: string): boolean {
  if (token.startsWith('d9') ? token.length < 3 : has(token.slice(0, 2), DIGIT)) return false;
  let isInside = false;
  for (let at = 0; at < token.length; at++) {
    const kind = classOf(token.charCodeAt(at));
    if ((kind & (LOWER | DIGIT)) === 0) return false;
    if (at > 0 && (kind & LOWER) !== 0 && (classOf(token.charCodeAt(at - 1)) & DIGIT) !== 0) isInside = true;
  }
  return isInside;
}

/** A token as read so far: its letters without tone, its tone (0 for none), and how many keys that took. */
interface State {
  readonly letters: string;
  readonly tone: number;
  readonly keys: number;
  /** The tone was typed as a key: no hand types the key of a mark behind it, and Spanish (`rojo`) looks as if. */
  readonly isDone: boolean;
}

/** The states that one more character can lead to. */
type Steps = (state: State, character: string) => State[];

function readings(token: string, steps: Steps): Reading[] {
  if (token.length > LONGEST) return [];
  const composed = token.normalize('NFC');
  let states: State[] = [{ letters: '', tone: 0, keys: 0, isDone: false }];
  for (const character of lowerCase(composed)) {
    const tone = toneNumberOf(character.charCodeAt(0));
    const bare = String.fromCharCode(untonedOf(character.charCodeAt(0)));
    const next = states.flatMap((state) => {
      if (tone !== 0) return state.tone === 0 ? [{ ...state, letters: state.letters + bare, tone }] : [];
      return steps(state, character);
    });
    states = distinct(next);
  }
  const best = new Map<string, Reading>();
  for (const { letters, tone, keys } of states) {
    const text = inCaseOf(composed, withTone(letters, TONES[tone] ?? 'ngang', 'old'));
    if (keys > (best.get(text)?.keys ?? 0) && isSyllable(text)) best.set(text, { text, keys });
  }
  return [...best.values()].sort((a, b) => b.keys - a.keys);
}

/** No syllable has more letters than `nghiêng`, and of `aaaa` there are many ways to the same letters. */
function distinct(states: readonly State[]): State[] {
  const best = new Map<string, State>();
  for (const state of states) {
    const key = state.letters + state.tone;
    if (state.letters.length <= 7 && state.keys >= (best.get(key)?.keys ?? 0)) best.set(key, state);
  }
  return [...best.values()];
}

function telexSteps(state: State, character: string): State[] {
  const next = 'fjw'.includes(character) ? [] : [{ ...state, letters: state.letters + character }];
  const key = (letters: string) => next.push({ ...state, letters, keys: state.keys + 1 });
  const tone = TELEX_TONES.indexOf(character);
  if (tone > 0) return [...next, ...withToneKey(state, tone)];
  if (state.isDone) return next;
  if (character === 'd' && state.letters.startsWith('d')) key(`đ${state.letters.slice(1)}`);
  else if (character === 'w') {
    for (const letters of horned(state.letters)) key(letters);
    for (const letters of changed(state.letters, 'a', 'ă')) key(letters);
    key(`${state.letters}ư`);
  } else if (character === 'a' || character === 'e' || character === 'o')
    for (const letters of changed(state.letters, character, CIRCUMFLEX[character])) key(letters);
  // Of `trwuongf` the input method makes `trưuo…`, and only the hand knows that the first ư was meant for both.
  if (state.letters.endsWith('ưu') && character === 'o') key(`${state.letters.slice(0, -2)}ươ`);
  return next;
}

function vniSteps(state: State, character: string): State[] {
  const key = (letters: string[]) => letters.map((changed) => ({ ...state, letters: changed, keys: state.keys + 1 }));
  const digit = '0123456789'.indexOf(character);
  if (digit < 0) return [{ ...state, letters: state.letters + character }];
  if (digit >= 1 && digit <= 5) return withToneKey(state, digit);
  if (digit === 6) return (['a', 'e', 'o'] as const).flatMap((v) => key(changed(state.letters, v, CIRCUMFLEX[v])));
  if (digit === 7) return key(horned(state.letters));
  if (digit === 8) return key(changed(state.letters, 'a', 'ă'));
  return digit === 9 && state.letters.startsWith('d') ? key([`đ${state.letters.slice(1)}`]) : [];
}

// At the place of the tone's number. VNI counts the tones as we do.
const TELEX_TONES = ' sfrxj';
const CIRCUMFLEX = { a: 'â', e: 'ê', o: 'ô' } as const;

function withToneKey(state: State, tone: number): State[] {
  const hasVowel = [...state.letters].some((letter) => isVowel(letter.charCodeAt(0)));
  return state.tone === 0 && hasVowel ? [{ ...state, tone, keys: state.keys + 1, isDone: true }] : [];
}

/** The letters with a horn: on both of uo, or of what is there of ưo and uơ; else on one o or u. */
function horned(letters: string): string[] {
  const results = [...changed(letters, 'uo', 'ươ'), ...changed(letters, 'ưo', 'ươ'), ...changed(letters, 'uơ', 'ươ')];
  return [...results, ...changed(letters, 'o', 'ơ'), ...changed(letters, 'u', 'ư')];
}

/** The letters with one occurrence of `from` changed, each in turn. */
function changed(letters: string, from: string, to: string): string[] {
  const results = [];
  for (let at = letters.indexOf(from); at >= 0; at = letters.indexOf(from, at + 1))
    results.push(letters.slice(0, at) + to + letters.slice(at + from.length));
  return results;
}

const hasDigit = (text: string): boolean => has(text, DIGIT);

function has(text: string, kind: number): boolean {
  for (let at = 0; at < text.length; at++) if ((classOf(text.charCodeAt(at)) & kind) !== 0) return true;
  return false;
}
