import { BitWriter } from './bits';
import { type Counts, NUMBER_WORD, SIGN_WORD, START, stepOf } from './counts';
import * as layout from './layout';

/** What is left out of a model because it was seen too seldom to say anything. */
export interface Limits {
  readonly word: number;
  readonly pair: number;
  readonly triple: number;
}

export const limits: Limits = { word: 5, pair: 2, triple: 3 };

/**
 * The bytes of a model made of counts; `readModel` reads them. Of each word the numbers of those behind it are kept, as
 * the gaps between them in Rice's code, and of each pair the third words, as places in the list of the second.
 */
export function packModel(counts: Counts, least: Limits = limits): Uint8Array {
  const words = wordsOf(counts, least);
  const lists = listsOf(counts, least, new Map(words.map(([word], at) => [word, at + 1])));
  const writer = new BitWriter();
  let pairs = 0;
  let triples = 0;
  for (let word = 1; word <= words.length; word++) {
    const list = lists[word] ?? [];
    pairs += list.length;
    writeList(writer, list);
  }
  // Behind all lists, as they are places in them.
  for (const list of lists)
    for (const { word, thirds } of list ?? []) {
      triples += thirds.length;
      writeThirds(writer, thirds, lists[word] ?? []);
    }
  const letters = new Set(words.map(([word]) => `${word}\n`).join(''));
  const alphabet = [...letters].sort();
  const text = words.map(([word]) => `${word}\n`).join('');
  const bits = writer.end();
  const logs = layout.HEADER + 2 * alphabet.length + text.length;
  const bytes = new Uint8Array(logs + 2 * words.length + bits.length);
  const view = new DataView(bytes.buffer);
  const total = words.reduce((sum, [, count]) => sum + count, 0);
  const header = [layout.MAGIC, 0, words.length, pairs, triples, total, alphabet.length, text.length, bits.length];
  for (const [at, value] of header.entries()) view.setUint32(4 * at, value);
  for (const [at, letter] of alphabet.entries()) view.setUint16(layout.HEADER + 2 * at, letter.charCodeAt(0));
  const places = new Map(alphabet.map((letter, at) => [letter, at]));
  bytes.set(
    Array.from(text, (letter) => places.get(letter)!),
    logs - text.length,
  );
  for (const [at, [, count]] of words.entries())
    view.setUint16(logs + 2 * at, Math.round(Math.log2(count) * layout.LOG_SCALE));
  bytes.set(bits, logs + 2 * words.length);
  view.setUint32(4, layout.checksum(bytes));
  return bytes;
}

interface Pair {
  readonly word: number;
  readonly count: number;
  readonly thirds: { readonly word: number; readonly count: number }[];
}

/** The words of the model with their counts, the most frequent first. */
function wordsOf({ words, pairs }: Counts, least: Limits): [string, number][] {
  // The start of an article is no word: it is as frequent as what follows it.
  let starts = 0;
  for (const [pair, count] of pairs) if (pair.startsWith(`${START} `)) starts += count;
  const known = new Map<string, number>([
    [SIGN_WORD, 1],
    [NUMBER_WORD, 1],
  ]);
  for (const [word, count] of words) if (count >= least.word && isPlain(word)) known.set(word, count);
  known.set(START, Math.max(1, starts));
  return [...known].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, layout.MOST_WORDS - 1);
}

/** Whether a word is written in the Latin alphabet: few others are in the news, and letters are kept in one byte. */
const isPlain = (word: string): boolean => /^[a-z\u00df-\u01b0\u1ea0-\u1ef9<>]+$/.test(word);

/** For each word, by number, what stands behind it, in order of number. */
function listsOf(
  { pairs, triples }: Counts,
  least: Limits,
  number: ReadonlyMap<string, number>,
): readonly (readonly Pair[] | undefined)[] {
  const lists: (Pair[] | undefined)[] = [];
  const found = new Map<number, Pair>();
  const key = (a: number, b: number): number => a * layout.MOST_WORDS + b;
  const numbers = (words: string): number[] => words.split(' ').map((word) => number.get(word) ?? 0);
  for (const [words, count] of pairs) {
    const [a = 0, b = 0] = numbers(words);
    if (count < least.pair || a === 0 || b === 0) continue;
    const pair = { word: b, count, thirds: [] };
    found.set(key(a, b), pair);
    (lists[a] ??= []).push(pair);
  }
  for (const [words, count] of triples) {
    const [a = 0, b = 0, c = 0] = numbers(words);
    if (count >= least.triple && found.has(key(b, c))) found.get(key(a, b))?.thirds.push({ word: c, count });
  }
  const byWord = (a: { word: number }, b: { word: number }): number => a.word - b.word;
  for (const list of lists) for (const { thirds } of list?.sort(byWord) ?? []) thirds.sort(byWord);
  return lists;
}

function writeList(writer: BitWriter, list: readonly Pair[]): void {
  writer.bits(list.length, layout.WORD_BITS);
  if (list.length === 0) return;
  const slope = slopeOf(list);
  writer.bits(slope, layout.SLOPE_BITS);
  let last = 0;
  for (const { word, count } of list) {
    writer.rice(word - last - 1, layout.slopedBits(last, slope));
    writer.rice(stepOf(count), layout.COUNT_BITS);
    last = word;
  }
}

/** The slope that takes the fewest bits. */
function slopeOf(list: readonly Pair[]): number {
  let best = 0;
  let fewest = Infinity;
  for (let slope = 0; slope < 1 << layout.SLOPE_BITS; slope++) {
    let bits = 0;
    let last = 0;
    for (const { word } of list) {
      const k = layout.slopedBits(last, slope);
      bits += ((word - last - 1) >> k) + 1 + k;
      last = word;
    }
    if (bits < fewest) [best, fewest] = [slope, bits];
  }
  return best;
}

function writeThirds(writer: BitWriter, thirds: Pair['thirds'], list: readonly Pair[]): void {
  writer.rice(thirds.length, 0);
  if (thirds.length === 0) return;
  const k = layout.evenBits(thirds.length, list.length);
  let last = -1;
  let at = 0;
  for (const { word, count } of thirds) {
    while (list[at]!.word !== word) at++;
    writer.rice(at - last - 1, k);
    writer.rice(stepOf(count), layout.COUNT_BITS);
    last = at;
  }
}
