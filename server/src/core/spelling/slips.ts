import { letterSet, lettersApart } from '../vietnamese/letter-set';
import { fold, toneNumberOf } from '../vietnamese/letters';
import { isSyllable } from '../vietnamese/syllables';
import { placeTone, withoutTone } from '../vietnamese/tones';
import type { Model } from './model';

/**
 * How Vietnamese is mistyped, and what each kind of slip costs: about minus the natural logarithm of how often a writer
 * makes it, and within the kind makes this one of all there are. From the kinds among the 11,202 errors of the VSEC
 * collection (tones dropped 2,294, changed 2,081, letters omitted 1,285, marks dropped 855, tones added 521, letters
 * inserted 298, marks added 294, letters replaced 267, tones misplaced 236, neighbouring keys 212).
 */
export const kinds = [
  'toneDropped',
  'toneAlike',
  'toneChanged',
  'toneAdded',
  'markDropped',
  'markAdded',
  'markChanged',
  'omitted',
  'inserted',
  'repeated',
  'replaced',
  'neighbour',
  'swapped',
  'alike',
  'toneMisplaced',
  'bare',
  'markAndTone',
] as const;
export type Kind = (typeof kinds)[number];

const COST: Readonly<Record<Kind, number>> = {
  toneDropped: 1.3,
  // Hỏi and ngã sound alike in half the country.
  toneAlike: 2.2,
  toneChanged: 3,
  toneAdded: 4.4,
  markDropped: 2.5,
  markAdded: 4,
  markChanged: 4.5,
  omitted: 3.4,
  inserted: 8,
  repeated: 4.5,
  replaced: 8,
  neighbour: 6,
  swapped: 6.5,
  // s for x, tr for ch, d or r for gi, n for l, n for ng, t for c, i for y.
  alike: 5,
  toneMisplaced: 2.5,
  // All marks and tones left out: typed with the input method off.
  bare: 4.5,
  markAndTone: 7,
};
/** By the number of a kind: how likely the slip is. */
export const likelihood = Float64Array.from(kinds, (kind) => Math.exp(-COST[kind]));

/** What may have been meant: numbers of words, in order, and of each the number of its kind of slip. */
export interface Nearby {
  readonly words: Uint16Array;
  readonly kinds: Uint8Array;
}

/**
 * The syllables that lie one slip from a word, whatever the word is: one that the model knows by its number, or one with
 * the number 0 by how it is `written` (see `modelWord`).
 */
export function nearby(model: Model, number: number, written: () => string): Nearby {
  const memory = memoryOf(model);
  const key = number === 0 ? written() : number;
  let found = memory.found.get(key);
  if (!found) {
    // Only what is doubtful is asked for; a text of nothing but doubtful words must not fill the memory.
    if (memory.found.size === MOST_KEPT) memory.found.clear();
    memory.found.set(key, (found = find(written(), memory)));
  }
  return found;
}

/**
 * How much likelier it is that a word came about by a slip than that it was meant, its neighbours left out of account: the
 * natural logarithm of the odds.
 */
export function threatTo(model: Model, number: number): number {
  const memory = memoryOf(model);
  let threat = memory.threats[number]!;
  if (Number.isNaN(threat)) {
    const { words, kinds: slips } = find(model.words[number]!, memory);
    let slipped = 1;
    for (let at = 0; at < words.length; at++) slipped += model.counts[words[at]!]! * likelihood[slips[at]!]!;
    memory.threats[number] = threat = Math.log(slipped / Math.max(1, model.counts[number]!));
  }
  return threat;
}

const MOST_KEPT = 4000;
/** What is seen more seldom in 20 million words is itself likely a slip. */
const LEAST_COUNT = 12;
const LONGEST = 10;

interface Syllable {
  readonly number: number;
  readonly text: string;
  readonly toneless: string;
  readonly tone: number;
}

/** The syllables with the same letters in ASCII: `bảo`, `báo`, `bào`. */
interface Group {
  readonly keys: string;
  /** Which letters `keys` has. */
  readonly set: number;
  readonly syllables: Syllable[];
}

interface Memory {
  readonly groups: readonly Group[];
  readonly near: Map<string, readonly Group[]>;
  /** By number, or as written where the model does not know the word. */
  readonly found: Map<number | string, Nearby>;
  /** By number; NaN where it was not asked for yet. */
  readonly threats: Float32Array;
}
const memories = new WeakMap<Model, Memory>();

function memoryOf(model: Model): Memory {
  let memory = memories.get(model);
  if (!memory) {
    const threats = new Float32Array(model.words.length).fill(NaN);
    memories.set(model, (memory = { groups: groupsOf(model), near: new Map(), found: new Map(), threats }));
  }
  return memory;
}

function groupsOf({ words, counts }: Model): Group[] {
  const groups = new Map<string, Group>();
  for (let number = 1; number < words.length; number++) {
    const text = words[number]!;
    if (counts[number]! < LEAST_COUNT || !isSyllable(text) || placeTone(text, 'old') !== text) continue;
    const keys = fold(text);
    let group = groups.get(keys);
    if (!group) groups.set(keys, (group = { keys, set: letterSet(keys), syllables: [] }));
    group.syllables.push({ number, text, toneless: withoutTone(text), tone: toneIn(text) });
  }
  return [...groups.values()];
}

function find(word: string, { groups, near }: Memory): Nearby {
  if (word.length > LONGEST) return NOTHING;
  const keys = fold(word);
  let around = near.get(keys);
  if (!around) {
    if (near.size > MOST_KEPT) near.clear();
    const set = letterSet(keys);
    around = groups.filter((group) => lettersApart(set, group.set) <= MOST_APART && isNear(keys, group.keys));
    near.set(keys, around);
  }
  const toneless = withoutTone(word);
  const tone = toneIn(word);
  const numbers: number[] = [];
  const slips: number[] = [];
  for (const group of around)
    for (const syllable of group.syllables) {
      if (syllable.text === word) continue;
      const kind = kindOf(word, toneless, tone, keys, syllable, group.keys);
      if (kind === undefined) continue;
      numbers.push(syllable.number);
      slips.push(kinds.indexOf(kind));
    }
  const order = numbers.map((_, at) => at).sort((a, b) => numbers[a]! - numbers[b]!);
  return { words: Uint16Array.from(order, (at) => numbers[at]!), kinds: Uint8Array.from(order, (at) => slips[at]!) };
}
const NOTHING: Nearby = { words: new Uint16Array(0), kinds: new Uint8Array(0) };

/** `gi` for `r` and back: three letters that one side has and the other has not; no kind of slip makes more. */
const MOST_APART = 4;

/** Which one slip makes the written word of a syllable; undefined where none does. */
function kindOf(
  written: string,
  toneless: string,
  tone: number,
  keys: string,
  meant: Syllable,
  meantKeys: string,
): Kind | undefined {
  if (toneless === meant.toneless) {
    if (tone === meant.tone) return 'toneMisplaced';
    if (tone === 0) return 'toneDropped';
    if (meant.tone === 0) return 'toneAdded';
    return tone + meant.tone === HOI + NGA && (tone === HOI || tone === NGA) ? 'toneAlike' : 'toneChanged';
  }
  if (keys === meantKeys) return markKind(written, toneless, tone, keys, meant);
  if (tone === meant.tone && soundsAlike(toneless, meant.toneless)) return 'alike';
  return oneEdit(written, meant.text) ?? (tone === meant.tone ? oneEdit(toneless, meant.toneless) : undefined);
}
const HOI = 3;
const NGA = 4;

function markKind(written: string, toneless: string, tone: number, keys: string, meant: Syllable): Kind | undefined {
  let changed = 0;
  let dropped = 0;
  let added = 0;
  for (let at = 0; at < toneless.length; at++) {
    if (toneless.charCodeAt(at) === meant.toneless.charCodeAt(at)) continue;
    changed++;
    if (toneless.charCodeAt(at) === keys.charCodeAt(at)) dropped++;
    else if (meant.toneless.charCodeAt(at) === keys.charCodeAt(at)) added++;
  }
  if (tone !== meant.tone) return written === keys ? 'bare' : changed === 1 ? 'markAndTone' : undefined;
  // Both horns of ươ are typed with one key.
  if (changed === 1 || (changed === 2 && (toneless.includes('ươ') || meant.toneless.includes('ươ'))))
    return dropped > 0 ? 'markDropped' : added > 0 ? 'markAdded' : 'markChanged';
  return dropped === changed ? 'bare' : undefined;
}

/** Letter for letter, or one letter more, less or other, or two swapped; or alike in sound. */
function isNear(written: string, meant: string): boolean {
  return written === meant || oneEdit(written, meant) !== undefined || soundsAlike(written, meant);
}

function oneEdit(written: string, meant: string): Kind | undefined {
  const more = written.length - meant.length;
  if (more > 1 || more < -1) return undefined;
  const shorter = Math.min(written.length, meant.length);
  let from = 0;
  while (from < shorter && written.charCodeAt(from) === meant.charCodeAt(from)) from++;
  let end = 0;
  while (
    end < shorter - from &&
    written.charCodeAt(written.length - 1 - end) === meant.charCodeAt(meant.length - 1 - end)
  )
    end++;
  if (more < 0) return from + end === written.length ? 'omitted' : undefined;
  if (more > 0) {
    if (from + end !== meant.length) return undefined;
    return from > 0 && written.charCodeAt(from) === written.charCodeAt(from - 1) ? 'repeated' : 'inserted';
  }
  const differing = written.length - from - end;
  if (differing === 1) {
    const [a, b] = [fold(written.charAt(from)), fold(meant.charAt(from))];
    return a === b ? undefined : neighbours.has(a + b) ? 'neighbour' : 'replaced';
  }
  const isSwap =
    differing === 2 &&
    written.charCodeAt(from) === meant.charCodeAt(from + 1) &&
    written.charCodeAt(from + 1) === meant.charCodeAt(from);
  return isSwap ? 'swapped' : undefined;
}

/** What much of the country says alike: at the start of a syllable, and at its end. */
const ONSETS = bothWays(['s x', 'ch tr', 'd gi', 'd r', 'gi r', 'n l', 'd v']);
/** An ng or nh for an n is a g or h more. */
const CODAS = bothWays(['t c', 'i y', 'ch t', 'm n', 'o u']);

function soundsAlike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from++;
  let end = 0;
  while (end < shorter - from && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  if (a.length - from - end > 2 || b.length - from - end > 2) return false;
  const differing = `${a.slice(from, a.length - end)} ${b.slice(from, b.length - end)}`;
  if (from === 0) return ONSETS.has(differing);
  if (end > 0) return false;
  return CODAS.has(differing) || (a.charAt(from - 1) === 'n' && NASALS.has(differing));
}
const NASALS = new Set([' g', 'g ', ' h', 'h ', 'g h', 'h g']);

function bothWays(pairs: readonly string[]): Set<string> {
  return new Set(pairs.flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]));
}

/** Pairs of letters whose keys touch: in a row, and, as rows are shifted by half a key, two of the row below. */
const neighbours = new Set<string>();
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
for (const [row, keys] of ROWS.entries())
  for (let column = 0; column < keys.length; column++) {
    const below = ROWS[row + 1] ?? '';
    for (const key of [keys.charAt(column + 1), below.charAt(column - 1), below.charAt(column)])
      if (key !== '') {
        neighbours.add(keys.charAt(column) + key);
        neighbours.add(key + keys.charAt(column));
      }
  }

function toneIn(word: string): number {
  for (let at = 0; at < word.length; at++) {
    const tone = toneNumberOf(word.charCodeAt(at));
    if (tone !== 0) return tone;
  }
  return 0;
}
