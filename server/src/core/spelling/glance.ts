import { type Line, isStrange } from './line';
import { type Model, seen } from './model';
import { type Net, answer } from './net';
import { type Numbers, numbersOf, pairOf, tripleOf } from './odds';
import { threatTo } from './slips';

/** By place: how often it was seen with the next, and with the next two, as the model answers. */
export interface Sighted {
  readonly pairs: Uint8Array;
  readonly triples: Uint8Array;
}

/** What of a line's words and their neighbours was seen. */
export function sightingsIn({ length, word }: Line, model: Model): Sighted {
  const pairs = new Uint8Array(length);
  const triples = new Uint8Array(length);
  for (let at = 0; at + 1 < length; at++) pairs[at] = pairOf(model, word[at]!, word[at + 1]!);
  for (let at = 0; at + 2 < length; at++)
    triples[at] = tripleOf(model, word[at]!, word[at + 1]!, word[at + 2]!, pairs[at]!, pairs[at + 1]!);
  return { pairs, triples };
}

/** The places of the words that stand badly enough among their neighbours for a closer look. */
export function suspectsIn(line: Line, model: Model, sighted: Sighted, glance: Net): number[] {
  const numbers = numbersOf(model);
  const suspects: number[] = [];
  for (let at = 2; at + 2 < line.length; at++) {
    if (line.open[at] === 0) continue;
    if (isStrange(line, at)) suspects.push(at);
    // Most words stand in the middle of three that the press often writes so.
    else if (sighted.triples[at - 1] === 0) {
      glanceAt(numbers, line.word, sighted, at, ROW);
      if (answer(glance, ROW) > 0) suspects.push(at);
    }
  }
  return suspects;
}

/** For whoever teaches the net: what is seen at a glance of each word that is open to doubt and known to the model. */
export function* glances(
  line: Line,
  model: Model,
): Iterable<{ readonly token: number; readonly features: Float32Array }> {
  const sighted = sightingsIn(line, model);
  for (let at = 2; at + 2 < line.length; at++) {
    if (line.open[at] === 0 || isStrange(line, at)) continue;
    const features = new Float32Array(GLANCE_FEATURES);
    glanceAt(numbersOf(model), line.word, sighted, at, features);
    yield { token: line.token[at]!, features };
  }
}

/** How many numbers the net is given. */
export const GLANCE_FEATURES = 11;
const ROW = new Float32Array(GLANCE_FEATURES);

/** What is seen of a word at a glance: how often it stands with its neighbours, against what chance would have. */
function glanceAt(
  numbers: Numbers,
  word: Int32Array,
  { pairs, triples }: Sighted,
  at: number,
  row: Float32Array,
): void {
  const left = gain(numbers, word, pairs, at - 1);
  const right = gain(numbers, word, pairs, at);
  row[0] = LOG_TRIPLE[triples[at - 2]!]!;
  row[1] = LOG_TRIPLE[triples[at - 1]!]!;
  row[2] = LOG_TRIPLE[triples[at]!]!;
  row[3] = triples[at - 2] === 0 ? 0 : 1;
  row[4] = triples[at - 1] === 0 ? 0 : 1;
  row[5] = triples[at] === 0 ? 0 : 1;
  row[6] = left;
  row[7] = right;
  row[8] = numbers.logCount[word[at]!]! / 10;
  row[9] = left > right ? left : right;
  row[10] = threatTo(numbers.model, word[at]!) / 5;
}

/** How much oftener the words at a place and the next were seen together than chance would have it. */
function gain({ logCount, logTotal }: Numbers, word: Int32Array, pairs: Uint8Array, at: number): number {
  const gained = LOG_PAIR[pairs[at]!]! + logTotal - logCount[word[at]!]! - logCount[word[at + 1]!]!;
  return gained < -6 ? -1.5 : gained / 4;
}
const LOG_PAIR = Float32Array.from(seen, (count) => Math.log(count + 0.01));
const LOG_TRIPLE = Float32Array.from(seen, (count) => Math.log1p(count) / 3);
