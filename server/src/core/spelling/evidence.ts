import { CAPITAL, SIGN, STATUS } from '../scan';
import { fold } from '../vietnamese/letters';
import { NONE } from '../vietnamese/syllables';
import { sightingsIn, suspectsIn } from './glance';
import { type Line, writtenAt } from './line';
import { type Model, seen } from './model';
import type { Net } from './net';
import { type Numbers, Windows, logGain, numbersOf } from './odds';
import { LEAST_LEAD, type Rival, rivalAt } from './rivals';
import { kinds } from './slips';

/** What speaks for and against a word, for the net that gives the verdict and for whoever teaches it. */
export interface Evidence {
  /** The word's number in the scan. */
  readonly token: number;
  readonly features: Float32Array;
  readonly readings: readonly string[];
}

/** How many numbers the net is given. */
export const VERDICT_FEATURES = 52 + kinds.length;

/** A lead (in nats) by which a word is taken for wrong when its neighbours are judged. */
const SURE = 6;

/** What of an article's words stands badly enough among its neighbours for a closer look, with what is seen there. */
export function* evidence(line: Line, model: Model, glance: Net): Iterable<Evidence> {
  const { length, word } = line;
  const sighted = sightingsIn(line, model);
  const suspects = suspectsIn(line, model, sighted, glance);
  if (suspects.length === 0) return;
  const windows = new Windows(numbersOf(model));
  const around = new Map<number, Rival>();
  for (const at of suspects) {
    const rival = rivalAt(model, windows, line, word, at);
    if (rival) around.set(at, rival);
  }
  // Where a neighbour is surely wrong itself, what it was meant to be is the better witness.
  const mended = word.slice(0, length);
  for (const [at, { lead, first }] of around)
    if (lead > SURE && lead > (around.get(at - 1)?.lead ?? 0) && lead > (around.get(at + 1)?.lead ?? 0))
      mended[at] = first;
  const scene = makeScene(line, model, sighted.pairs, mended, around);
  for (const [at, before] of around) {
    const own = word[at]!;
    let changed = false;
    for (let near = at - 2; near <= at + 2; near++) if (near !== at && mended[near] !== word[near]) changed = true;
    const here = mended[at]!;
    mended[at] = own;
    const rival = changed ? rivalAt(model, windows, line, mended, at) : before;
    if (rival) {
      const features = new Float32Array(VERDICT_FEATURES);
      describe(features, scene, at, rival, changed);
      const readings = [rival.first, rival.second, rival.third].filter((meant) => meant !== 0);
      yield { token: line.token[at]!, features, readings: readings.map((meant) => model.words[meant]!) };
    }
    mended[at] = here;
  }
}

/** How often a word comes in the text: in all, behind the left neighbour of a place and before the right one. */
interface Repeats {
  readonly alone: number;
  readonly left: number;
  readonly right: number;
}

function repeats({ word }: Line, { first, next }: Places, at: number, wanted: number): Repeats {
  const [before, behind] = [word[at - 1]!, word[at + 1]!];
  let [alone, left, right] = [0, 0, 0];
  // What comes oftener than this comes often.
  for (let place = first[wanted % LISTS]!; place > 0 && alone < OFTEN; place = next[place]!) {
    if (word[place] !== wanted) continue;
    alone++;
    if (word[place - 1] === before) left++;
    if (word[place + 1] === behind) right++;
  }
  return { alone, left, right };
}
const OFTEN = 60;

/** The places of the words in lists, each of those words whose numbers are the same modulo `LISTS`. */
interface Places {
  /** By list: its first place. */
  readonly first: Int32Array;
  /** By place: the next one in its list, 0 for none. */
  readonly next: Int32Array;
}
const LISTS = 512;

function placesOf({ length, word, token }: Line): Places {
  const first = new Int32Array(LISTS);
  const next = new Int32Array(length);
  for (let at = length - 1; at >= 0; at--) {
    if (token[at]! < 0) continue;
    const list = word[at]! % LISTS;
    next[at] = first[list]!;
    first[list] = at;
  }
  return { first, next };
}

/** By place: how many pairs of words there are before it, and how many of them were never seen. */
interface Strangeness {
  readonly all: Uint32Array;
  readonly strange: Uint32Array;
}

function strangeness({ length, token, word }: Line, pairs: Uint8Array): Strangeness {
  const all = new Uint32Array(length + 1);
  const strange = new Uint32Array(length + 1);
  for (let at = 0; at < length; at++) {
    const isPair = token[at]! >= 0 && at + 1 < length && token[at + 1]! >= 0;
    all[at + 1] = all[at]! + (isPair ? 1 : 0);
    strange[at + 1] = strange[at]! + (isPair && (pairs[at] === 0 || word[at] === 0) ? 1 : 0);
  }
  return { all, strange };
}

/** The share of pairs never seen among those about a place. */
function strangeNear({ all, strange }: Strangeness, from: number, to: number): number {
  const [start, end] = [Math.max(0, from), Math.min(all.length - 1, to)];
  return (strange[end]! - strange[start]! + 0.5) / (all[end]! - all[start]! + 2);
}

/** All that the words of a line are described by, but for what is seen at their own place. */
interface Scene {
  readonly numbers: Numbers;
  readonly line: Line;
  readonly mended: Int32Array;
  readonly around: ReadonlyMap<number, Rival>;
  readonly places: Places;
  readonly strange: Strangeness;
  /** For the word that is written, and for the one that may have been meant. */
  readonly own: Windows;
  readonly other: Windows;
}

function makeScene(
  line: Line,
  model: Model,
  pairs: Uint8Array,
  mended: Int32Array,
  around: ReadonlyMap<number, Rival>,
): Scene {
  const numbers = numbersOf(model);
  const [own, other] = [new Windows(numbers), new Windows(numbers)];
  return { numbers, line, mended, around, places: placesOf(line), strange: strangeness(line, pairs), own, other };
}

const { log, log1p, min, max } = Math;

/** Writes what speaks for and against the word at a place into a row, each number of about the size of one. */
function describe(row: Float32Array, scene: Scene, at: number, rival: Rival, changed: boolean): void {
  const { numbers, line, mended, around, places, strange, own, other } = scene;
  const { model, logCount } = numbers;
  const { tokens } = line;
  const token = line.token[at]!;
  const [b, w, d] = [mended[at - 1]!, line.word[at]!, mended[at + 1]!];
  const c = rival.first;
  for (const [windows, word] of [[own, w] as const, [other, c] as const]) {
    windows.at(mended, at).put(word);
    windows.likelihood();
  }
  let put = 0;
  row[put++] = min(rival.lead, 30) / 10;
  row[put++] = rival.margin / 10;
  row[put++] = log(other.firstOdds() / own.firstOdds()) / 5;
  row[put++] = log(other.middleOdds() / own.middleOdds()) / 5;
  row[put++] = log(other.lastOdds() / own.lastOdds()) / 5;
  for (const { left, right } of [own, other]) for (const pair of [left, right]) row[put++] = log1p(seen[pair]!) / 5;
  for (const { first, middle, last } of [own, other])
    for (const triple of [first, middle, last]) row[put++] = log1p(seen[triple]!) / 3;
  row[put++] = logCount[w]! / 10;
  row[put++] = logCount[c]! / 10;
  row[put++] = w === 0 ? 1 : 0;
  row[put++] = tokens.traits[token]! >> STATUS === NONE ? 0 : 1;
  // How much likelier each makes its neighbours than they are alone.
  for (const [word, { left, right }] of [[w, own] as const, [c, other] as const]) {
    row[put++] = logGain(numbers, b, word, left) / 5;
    row[put++] = logGain(numbers, word, d, right) / 5;
  }
  for (const kind of [model.sign, model.number, 0]) {
    row[put++] = b === kind ? 1 : 0;
    row[put++] = d === kind ? 1 : 0;
  }
  row[put++] = logCount[b]! / 10;
  row[put++] = logCount[d]! / 10;
  const [before, behind] = [line.token[at - 1]!, line.token[at + 1]!];
  row[put++] = tokens.traits[token]! & CAPITAL ? 1 : 0;
  row[put++] = before >= 0 && tokens.traits[before]! & CAPITAL ? 1 : 0;
  row[put++] = behind >= 0 && tokens.traits[behind]! & CAPITAL ? 1 : 0;
  row[put++] = before < 0 || tokens.kind[before] === SIGN ? 1 : 0;
  row[put++] = behind < 0 || tokens.kind[behind] === SIGN ? 1 : 0;
  const ours = repeats(line, places, at, w);
  const theirs = repeats(line, places, at, c);
  for (const own of [ours.alone, ours.left, ours.right]) row[put++] = w === 0 ? 0 : log1p(max(0, own - 1));
  row[put++] = log1p(theirs.alone);
  row[put++] = log1p(theirs.left);
  row[put++] = log1p(theirs.right);
  row[put++] = (around.get(at - 1)?.lead ?? LEAST_LEAD) / 10;
  row[put++] = (around.get(at + 1)?.lead ?? LEAST_LEAD) / 10;
  const written = writtenAt(line, at, model);
  row[put++] = fold(written) === written ? 1 : 0;
  row[put++] = written.length / 5;
  row[put++] = min(rival.choices, 100) / 50;
  row[put++] = changed ? 1 : 0;
  row[put++] = 2 * strangeNear(strange, at - 12, at + 12);
  row[put++] = 2 * strangeNear(strange, 0, line.length);
  row[put++] = log1p(seen[own.pairBefore]!) / 5;
  row[put++] = log1p(seen[own.pairBehind]!) / 5;
  row[put + rival.kind] = 1;
}
