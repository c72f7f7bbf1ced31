import { inCaseOf, lowerCase } from './capitals';
import type { Frequency } from './frequency';
import { letterSet, lettersApart } from './letter-set';
import { fold, isVowel, toneNumberOf, TONES, untonedOf } from './letters';
import { isSyllable } from './syllables';
import { decodeTelex } from './telex';
import { isChecked, placeTone, rimeStart, withoutTone, withTone, type ToneStyle } from './tones';

/** What may have been meant by a token that is no syllable. */
export interface Suggestion {
  /** NFC, in the letter case of the token; two syllables with a space between where they had run together. */
  readonly text: string;
  /**
   * The error is of a kind that is mended by rule, and only this mends it: safe to apply unasked. Such kinds are: the
   * tone on the wrong vowel (`mơí`); no tone before c, ch, p, t (`đươc`), ng for ngh and its like (`nghành`), and
   * horns left out of ươ (`nguời`), where the press writes the one repair far oftener than the other; a doubled
   * letter (`dẫnn`).
   */
  readonly deterministic: boolean;
}

/**
 * What a mis-formed syllable was meant to be, likeliest first: how likely the slip of the hand is, times how often the
 * press writes the syllable. Every suggestion is a syllable of the list; a token with nothing near it gets none.
 *
 * `score` judges a candidate by what stands around it, in bits (log2 of how much likelier the context makes it, 0 for
 * no opinion); it is asked for no more than two dozen candidates. It does not move a deterministic repair.
 */
export function suggestSyllables(
  wrong: string,
  frequency: Frequency,
  limit = 5,
  score: (candidate: string) => number = () => 0,
): Suggestion[] {
  const token = lowerCase(wrong.normalize('NFC'));
  if (token === '' || token.length > LONGEST) return [];
  const { ranked, isSure } = candidatesFor(token, frequency);
  return ranked
    .map(({ text, bits }, at) => ({ text, bits: bits + score(text), deterministic: isSure && at === 0 }))
    .sort((a, b) => Number(b.deterministic) - Number(a.deterministic) || b.bits - a.bits)
    .slice(0, limit)
    .map(({ text, deterministic }) => ({ text: inCaseOf(wrong, text), deterministic }));
}

interface Candidate {
  readonly text: string;
  readonly bits: number;
}

interface Candidates {
  readonly ranked: readonly Candidate[];
  readonly isSure: boolean;
}

/** What may have been meant hangs on the token alone, and a mistake is looked at again at every key typed near it. */
function candidatesFor(token: string, frequency: Frequency): Candidates {
  let known = candidates.get(frequency);
  if (!known) candidates.set(frequency, (known = new Map<string, Candidates>()));
  let found = known.get(token);
  if (!found) {
    if (known.size === MOST_KEPT) known.clear();
    const ranked = rank(token, frequency);
    known.set(token, (found = { ranked, isSure: isRepairedByRule(token, ranked) }));
  }
  return found;
}
const candidates = new WeakMap<Frequency, Map<string, Candidates>>();
const MOST_KEPT = 2000;

/** The likeliest candidates by the token itself, the best first. */
function rank(token: string, frequency: Frequency): Candidate[] {
  const candidates = new Map<string, number>();
  const add = (text: string, bits: number) => {
    if (text !== token && bits > (candidates.get(text) ?? -Infinity)) candidates.set(text, bits);
  };
  addNearby(token, frequency, add);
  addRunOns(token, frequency, add);
  for (const { text, keys } of decodeTelex(token))
    add(text, (frequency.get(placeTone(text, 'old')) ?? -Infinity) - COST.telex - keys);
  return [...candidates]
    .map(([text, bits]) => ({ text, bits }))
    .filter(({ bits }) => bits > -Infinity)
    .sort((a, b) => b.bits - a.bits)
    .slice(0, POOL);
}

const LONGEST = 24;
// How many candidates the context may choose from.
const POOL = 24;

// What slips cost in bits: minus log2 of their share among the errors of Vietnamese writers (11,202 errors of the
// VSEC collection by kind, and 1,794 mis-formed syllables of news), and of the choices within the kind. Three bits are
// in each for there being yet another slip.
const COST = {
  toneDropped: 5,
  toneWrong: 7,
  toneAdded: 9,
  toneMisplaced: 3,
  /** Added to the first three: a tone on the wrong vowel comes of a program's habit, and seldom with another slip. */
  misplacedToo: 7,
  /** Two tones on one syllable. */
  toneTwice: 6,
  markDropped: 6,
  /** The second horn of ươ, once the first is gone. */
  secondHorn: 1,
  markAdded: 9,
  markChanged: 9,
  omitted: 8,
  added: 14,
  repeated: 6,
  /** The h of ngh and gh too many or too few. */
  silentH: 4,
  swapped: 11,
  neighbour: 12,
  /** i for y and c for k or q. */
  sameSound: 10,
  replaced: 14.5,
  /** Two syllables without a space. */
  runOn: 2,
  telex: 5,
} as const;
const TOO_FAR = 20;
// Two letters replaced, the dearest within reach, are four letters that one side has and the other has not.
const MOST_APART = 4;

/** How much likelier a repair by rule must be than all else that may have been meant: 50 times; in bits. */
const SURE = Math.log2(50);
/** The same for a tone on the wrong vowel, of itself the commonest error in the press. */
const SURE_OF_PLACE = 2;

/** A syllable without its tone, and how often it bears which: log2 of the counts by the tone's number. */
interface Stem {
  readonly letters: string;
  /** The same in ASCII, for comparing keys. */
  readonly keys: string;
  /** Which letters `keys` has. */
  readonly set: number;
  /** The letters without the one that bears the tone: whoever omits that one omits the tone with it. */
  readonly toneless: string;
  readonly tones: readonly number[];
}

/** The list by stems; made once for each list. */
function stemsOf(frequency: Frequency): readonly Stem[] {
  const known = stems.get(frequency);
  if (known !== undefined) return known;
  const byLetters = new Map<string, number[]>();
  for (const [syllable, bits] of frequency) {
    const letters = withoutTone(syllable);
    const tones = byLetters.get(letters) ?? TONES.map(() => -Infinity);
    tones[toneNumber(syllable)] = bits;
    byLetters.set(letters, tones);
  }
  const made = [...byLetters].map(([letters, tones]) => {
    const marked = withTone(letters, 'sắc', 'old');
    let bearer = 0;
    while (marked.charCodeAt(bearer) === letters.charCodeAt(bearer)) bearer++;
    const keys = fold(letters);
    return {
      letters,
      keys,
      set: letterSet(keys),
      toneless: letters.slice(0, bearer) + letters.slice(bearer + 1),
      tones,
    };
  });
  stems.set(frequency, made);
  return made;
}
const stems = new WeakMap<Frequency, readonly Stem[]>();

/** Whether the best candidate mends the error by rule, and no other comes near it. */
function isRepairedByRule(token: string, [best, second]: readonly Candidate[]): boolean {
  if (best === undefined) return false;
  const style = styleOf(token);
  const lead = best.bits - (second?.bits ?? 0);
  if (best.text === placeTone(token, style)) return lead >= SURE_OF_PLACE;
  const repairs = [
    ...toneBeforeStop(token, style),
    ...onsetRespelt(token),
    ...withHorns(token, style),
    ...withoutDoubledLetter(token),
  ];
  return lead >= SURE && repairs.includes(best.text);
}

function toneBeforeStop(token: string, style: ToneStyle): string[] {
  if (!isChecked(token) || toneNumber(token) !== 0) return [];
  return [withTone(token, 'sắc', style), withTone(token, 'nặng', style)];
}

/** c k, g gh, ng ngh are one sound each, and the next letter says which is written. */
function onsetRespelt(token: string): string[] {
  const onset = /^(?:ngh?|gh?|[ck])(?!h)/.exec(token)?.[0] ?? '';
  const beforeFront = 'ieê'.includes(String.fromCharCode(untonedOf(token.charCodeAt(onset.length))));
  const respelt = (beforeFront ? BEFORE_FRONT : BEFORE_BACK)[onset];
  return respelt === undefined ? [] : [respelt + token.slice(onset.length)];
}
const BEFORE_FRONT: Readonly<Record<string, string>> = { ng: 'ngh', g: 'gh', c: 'k' };
const BEFORE_BACK: Readonly<Record<string, string>> = { ngh: 'ng', gh: 'g', k: 'c' };

/** Before a consonant or a glide, uo is written ươ or uô, nothing else. */
function withHorns(token: string, style: ToneStyle): string[] {
  const tone = TONES[toneNumber(token)] ?? 'ngang';
  const letters = withoutTone(token);
  return [letters.replace(/uo|uơ|ưo/, 'ươ'), letters.replace(/uo|uơ|ưo/, 'uô')]
    .filter((repaired) => repaired !== letters)
    .map((repaired) => withTone(repaired, tone, style));
}

/** Not of a, e, o, d, whose doubling may be Telex for â, ê, ô, đ; not the first, whose neighbour may be meant (`ttên`). */
function withoutDoubledLetter(token: string): string[] {
  const results = [];
  for (let at = 2; at < token.length; at++)
    if (token.charAt(at) === token.charAt(at - 1) && !'aeod'.includes(token.charAt(at)))
      results.push(token.slice(0, at) + token.slice(at + 1));
  return results;
}

/** All syllables of the list within reach of slips of the hand. */
function addNearby(token: string, frequency: Frequency, add: (text: string, bits: number) => void): void {
  const letters = withoutTone(token);
  const keys = fold(letters);
  const set = letterSet(keys);
  const tones = tonesIn(token);
  const style = styleOf(token);
  const isMisplaced = tones.length === 1 && placeTone(token, 'old') !== token && placeTone(token, 'new') !== token;
  for (const stem of stemsOf(frequency)) {
    if (lettersApart(set, stem.set) > MOST_APART) continue;
    const slips = distance(letters, keys, stem);
    if (slips >= TOO_FAR) continue;
    const lostTone = tones.length === 0 && stem.toneless === letters;
    stem.tones.forEach((bits, tone) => {
      const cost = slips + (lostTone ? 0 : toneCost(tones, tone, isMisplaced));
      if (bits > -Infinity && cost < TOO_FAR) add(withTone(stem.letters, TONES[tone] ?? 'ngang', style), bits - cost);
    });
  }
}

function toneCost(written: readonly number[], meant: number, isMisplaced: boolean): number {
  if (written.length > 1) return COST.toneTwice + (written.includes(meant) ? 0 : COST.toneWrong);
  const tone = written[0] ?? 0;
  if (tone === 0) return meant === 0 ? 0 : COST.toneDropped;
  if (tone === meant) return isMisplaced ? COST.toneMisplaced : 0;
  return (meant === 0 ? COST.toneAdded : COST.toneWrong) + (isMisplaced ? COST.misplacedToo : 0);
}

/** Two syllables that ran together: `cáovề`. */
function addRunOns(token: string, frequency: Frequency, add: (text: string, bits: number) => void): void {
  for (let at = 1; at < token.length; at++) {
    const first = token.slice(0, at);
    const second = token.slice(at);
    if (isLoneLetter(first) || isLoneLetter(second)) continue;
    const firstBits = frequency.get(placeTone(first, 'old'));
    const secondBits = frequency.get(placeTone(second, 'old'));
    if (firstBits === undefined || secondBits === undefined) continue;
    if (!isSyllable(first) || !isSyllable(second)) continue;
    add(`${first} ${second}`, firstBits + secondBits - TOTAL - COST.runOn + TOGETHER);
  }
}

/** One letter without a tone is hardly ever a word of news: `địaa` is not `địa a`. */
const isLoneLetter = (syllable: string): boolean => syllable.length === 1 && toneNumber(syllable) === 0;

// log2 of the words that were counted, and how much likelier a word is beside one it stands next to in the press.
const TOTAL = 24.3;
const TOGETHER = 4;

/**
 * What it costs to have written some letters (their ASCII in `keys`) for a stem, tones aside: the cheapest way of slips
 * from one to the other (Damerau's distance with weights); `TOO_FAR` or more as soon as nothing cheaper is left.
 */
function distance(written: string, keys: string, stem: Stem): number {
  const meant = stem.letters;
  const rows = written.length;
  const columns = meant.length;
  if (rows - columns > 2 || columns - rows > 2) return TOO_FAR;
  let [before, above, row] = [ROWS[0], ROWS[1], ROWS[2]];
  above[0] = 0;
  for (let j = 1; j <= columns; j++) above[j] = (above[j - 1] ?? 0) + omitCost(meant, j - 1);
  for (let i = 1; i <= rows; i++) {
    const added = addCost(written, i - 1);
    let least = (row[0] = (above[0] ?? 0) + added);
    for (let j = 1; j <= columns; j++) {
      let cost = (above[j] ?? 0) + added;
      if (cost > (row[j - 1] ?? 0)) cost = Math.min(cost, (row[j - 1] ?? 0) + omitCost(meant, j - 1));
      const replaced = above[j - 1] ?? 0;
      if (cost > replaced) cost = Math.min(cost, replaced + replaceCost(written, keys, i - 1, stem, j - 1));
      if (i > 1 && j > 1 && isSwap(written, i - 2, meant, j - 2))
        cost = Math.min(cost, (before[j - 2] ?? 0) + COST.swapped);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least >= TOO_FAR) return TOO_FAR;
    [before, above, row] = [above, row, before];
  }
  return above[columns] ?? TOO_FAR;
}
// The rows of that table, as wide as the longest syllable, `nghiêng`, and more.
const ROWS = [new Float64Array(16), new Float64Array(16), new Float64Array(16)] as const;

function omitCost(meant: string, at: number): number {
  return isSilentH(meant, at) ? COST.silentH : COST.omitted;
}

function addCost(written: string, at: number): number {
  if (isSilentH(written, at)) return COST.silentH;
  return at > 0 && written.charCodeAt(at) === written.charCodeAt(at - 1) ? COST.repeated : COST.added;
}

const isSilentH = (letters: string, at: number): boolean =>
  letters.charAt(at) === 'h' && at > 0 && at < 3 && letters.charAt(at - 1) === 'g';

function isSwap(written: string, i: number, meant: string, j: number): boolean {
  return written.charCodeAt(i) === meant.charCodeAt(j + 1) && written.charCodeAt(i + 1) === meant.charCodeAt(j);
}

function replaceCost(written: string, keys: string, i: number, stem: Stem, j: number): number {
  const a = written.charCodeAt(i);
  const b = stem.letters.charCodeAt(j);
  if (a === b) return 0;
  const keyA = keys.charCodeAt(i);
  const keyB = stem.keys.charCodeAt(j);
  if (keyA === keyB) {
    if (a !== keyA) return b === keyB ? COST.markAdded : COST.markChanged;
    const isSecondHorn = j > 0 && i > 0 && stem.letters.startsWith('ươ', j - 1) && written.startsWith('uo', i - 1);
    return isSecondHorn ? COST.secondHorn : COST.markDropped;
  }
  return replacing[((keyA & 31) << 5) | (keyB & 31)] ?? COST.replaced;
}

const SAME_SOUND = ['iy', 'ck', 'qc', 'qk'];
const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

// The cost of one ASCII letter for another, at 32 times the one plus the other (the lower five bits of each).
const replacing = new Float64Array(32 * 32).fill(COST.replaced);
for (const [row, keys] of KEYBOARD.entries())
  for (let column = 0; column < keys.length; column++) {
    // A key touches the next in its row, and, as rows are shifted by half a key, two of the row below.
    const below = KEYBOARD[row + 1] ?? '';
    for (const key of [keys.charAt(column + 1), below.charAt(column - 1), below.charAt(column)])
      if (key !== '') setReplacing(keys.charAt(column) + key, COST.neighbour);
  }
for (const pair of SAME_SOUND) setReplacing(pair, COST.sameSound);

function setReplacing(pair: string, cost: number): void {
  const [a, b] = [pair.charCodeAt(0) & 31, pair.charCodeAt(1) & 31];
  replacing[(a << 5) | b] = cost;
  replacing[(b << 5) | a] = cost;
}

const toneNumber = (text: string): number => tonesIn(text)[0] ?? 0;

/** The numbers of the tones in a text, in their order; a letter hit twice, as in `vàà`, has one. */
function tonesIn(text: string): number[] {
  const tones = [];
  for (let at = 0; at < text.length; at++) {
    const tone = toneNumberOf(text.charCodeAt(at));
    if (tone !== 0 && text.charCodeAt(at) !== text.charCodeAt(at - 1)) tones.push(tone);
  }
  return tones;
}

/** The style that a token leans to, for those few syllables where it matters: new if its tone is on its last vowel. */
function styleOf(token: string): ToneStyle {
  const start = rimeStart(token);
  const last = token.charCodeAt(token.length - 1);
  const isNew = token.length - start > 1 && isVowel(token.charCodeAt(start)) && toneNumberOf(last) !== 0;
  return isNew ? 'new' : 'old';
}
