import { hashOf } from '../scan';
import { placeTone, toneStyle } from '../vietnamese/tones';
import { BitReader } from './bits';
import { type Counts, NUMBER_WORD, SIGN_WORD, START, STEPS } from './counts';
import * as layout from './layout';
import { Rows, Table, mixed } from './table';

/**
 * What the press writes next to what: how often words stand alone, in pairs and in threes. Words go by number, 0 for
 * all that the model does not know.
 */
export interface Model {
  /** By number, in lower case, tones in the old place; the first is no word. */
  readonly words: readonly string[];
  /** By number: how often each was seen. */
  readonly counts: Float64Array;
  /** How many words were counted in all. */
  readonly total: number;
  /** By number: in how many different pairs a word is the second. */
  readonly variety: Uint32Array;
  /** How many different pairs there are. */
  readonly varieties: number;
  readonly start: number;
  readonly sign: number;
  readonly number: number;
  /** The number of a word by the hash that `scan` gives it, wherever its tone stands. */
  numberOf(hash: number): number;
  /** How often two words were seen side by side, as an index of `seen`; 0 for less than twice. */
  pair(a: number, b: number): number;
  /** The same of three; 0 for less than three times, and where the second or third is a mark of punctuation. */
  triple(a: number, b: number, c: number): number;
  /** Of each word, those that may have been seen right behind it, and right before it: no is sure. */
  readonly behind: Rows;
  readonly before: Rows;
}

/**
 * Reads a model. Fails with `BadModel` where the bytes are none, or are damaged.
 */
export function readModel(bytes: Uint8Array, told?: Told): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < layout.HEADER || view.getUint32(0) !== layout.MAGIC) throw new BadModel('not a model');
  const [size = 0, pairs = 0, triples = 0, total = 0, alphabet = 0, letters = 0, bits = 0] = sizesIn(view);
  const text = layout.HEADER + 2 * alphabet;
  const logs = text + letters;
  const body = logs + 2 * size;
  if (size >= layout.MOST_WORDS || body + bits !== bytes.length || view.getUint32(4) !== layout.checksum(bytes))
    throw new BadModel('damaged');
  const words = readWords(bytes, layout.HEADER, text, logs);
  if (words.length !== size + 1) throw new BadModel('damaged');
  const counts = new Float64Array(size + 1);
  for (let word = 1; word <= size; word++)
    counts[word] = 2 ** (view.getUint16(logs + 2 * (word - 1)) / layout.LOG_SCALE);
  const numberByHash = hashTable(words);
  const lists = readLists(new BitReader(bytes, body), { size, pairs, triples }, told);
  if (!lists) throw new BadModel('damaged');
  const { pairTable, tripleTable, behind, before, variety } = lists;
  const number = (word: string): number => numberByHash.get(hashOf(word));
  return {
    words,
    counts,
    total,
    variety,
    varieties: pairs,
    start: number(START),
    sign: number(SIGN_WORD),
    number: number(NUMBER_WORD),
    numberOf: (hash) => numberByHash.get(hash),
    pair: (a, b) => pairTable.get(mixed(a, b)),
    triple: (a, b, c) => tripleTable.get(mixed(mixed(a, b), c)),
    behind,
    before,
  };
}

// A function of its own: what a function within `readModel` holds, the model would keep for ever, the bytes of the file too.
const sizesIn = (view: DataView): number[] => [2, 3, 4, 5, 6, 7, 8].map((at) => view.getUint32(4 * at));

/** The words, each behind the last; their letters are places in the alphabet that stands before them. */
function readWords(bytes: Uint8Array, alphabet: number, from: number, end: number): string[] {
  const words = [''];
  const word: number[] = [];
  for (let at = from; at < end; at++) {
    const place = alphabet + 2 * bytes[at]!;
    const code = place < from ? (bytes[place]! << 8) | bytes[place + 1]! : 0;
    if (code !== NEW_LINE) word.push(code);
    else {
      words.push(String.fromCharCode(...word));
      word.length = 0;
    }
  }
  return words;
}
const NEW_LINE = 10;

/** Who wants to be told of all that a model has seen, by the numbers of the words. */
interface Told {
  pair(a: number, b: number, count: number): void;
  triple(a: number, b: number, c: number, count: number): void;
}

/** The counts that a model was made of, as closely as it keeps them; fails as `readModel` does. */
export function readCounts(bytes: Uint8Array): Counts {
  const pairs: [number, number, number][] = [];
  const triples: [number, number, number, number][] = [];
  const { words, counts } = readModel(bytes, {
    pair: (...pair) => pairs.push(pair),
    triple: (...triple) => triples.push(triple),
  });
  const name = (...numbers: number[]): string => numbers.map((number) => words[number]!).join(' ');
  return {
    words: new Map(words.slice(1).map((word, at) => [word, Math.round(counts[at + 1]!)])),
    pairs: new Map(pairs.map(([a, b, count]) => [name(a, b), count])),
    triples: new Map(triples.map(([a, b, c, count]) => [name(a, b, c), count])),
  };
}

/** The bytes are no model, or not those that were written. */
export class BadModel extends Error {}

/** How often something was seen, by the number that `pair` and `triple` answer. */
export const seen = Float64Array.from({ length: 256 }, (_, at) => (at === 0 ? 0 : (STEPS[at - 1] ?? 2 ** 31)));

interface Sizes {
  readonly size: number;
  readonly pairs: number;
  readonly triples: number;
}

interface Lists {
  readonly pairTable: Table;
  readonly tripleTable: Table;
  readonly behind: Rows;
  readonly before: Rows;
  readonly variety: Uint32Array;
}

/** Reads the lists in the order in which `packModel` writes them; undefined where they are not as many as they should be. */
function readLists(reader: BitReader, { size, pairs, triples }: Sizes, told?: Told): Lists | undefined {
  const starts = new Uint32Array(size + 2);
  const seconds = new Uint16Array(pairs);
  const variety = new Uint32Array(size + 1);
  const pairTable = new Table(pairs, 0.85);
  const tripleTable = new Table(triples, 0.8);
  let pair = 0;
  for (let word = 1; word <= size; word++) {
    starts[word] = pair;
    const length = reader.bits(layout.WORD_BITS);
    if (length === 0) continue;
    if (pair + length > pairs) return undefined;
    const slope = reader.bits(layout.SLOPE_BITS);
    let last = 0;
    for (const end = pair + length; pair < end; pair++) {
      last += reader.rice(layout.slopedBits(last, slope)) + 1;
      if (last > size) return undefined;
      seconds[pair] = last;
      variety[last]!++;
      const count = reader.rice(layout.COUNT_BITS) + 1;
      pairTable.set(mixed(word, last), count);
      told?.pair(word, last, seen[count]!);
    }
  }
  starts[size + 1] = pair;
  const startsBefore = new Uint32Array(size + 2);
  for (let word = 1; word <= size; word++) startsBefore[word + 1] = startsBefore[word]! + variety[word]!;
  const behind = new Rows(starts);
  const before = new Rows(startsBefore);
  for (let word = 1; word <= size; word++)
    for (let at = starts[word]!; at < starts[word + 1]!; at++) {
      behind.add(word, seconds[at]!);
      before.add(seconds[at]!, word);
    }
  let triple = 0;
  for (let word = 1; word <= size; word++)
    for (let at = starts[word]!; at < starts[word + 1]!; at++) {
      const count = reader.rice(0);
      if (count === 0) continue;
      triple += count;
      if (triple > triples) return undefined;
      const second = seconds[at]!;
      const list = starts[second]!;
      const k = layout.evenBits(count, starts[second + 1]! - list);
      const both = mixed(word, second);
      let place = list - 1;
      for (let left = count; left > 0; left--) {
        place += reader.rice(k) + 1;
        if (place >= pairs) return undefined;
        const step = reader.rice(layout.COUNT_BITS) + 1;
        tripleTable.set(mixed(both, seconds[place]!), step);
        told?.triple(word, second, seconds[place]!, seen[step]!);
      }
    }
  return pair === pairs && triple === triples ? { pairTable, tripleTable, behind, before, variety } : undefined;
}

/** The numbers of words by their hashes, of syllables with the tone in the new place, too. */
function hashTable(words: readonly string[]): { get(hash: number): number } {
  // Some words have two hashes, and a third of the places stays free.
  const bits = Math.ceil(Math.log2(words.length * 1.6));
  const size = 1 << bits;
  const hashes = new Int32Array(size);
  const numbers = new Uint16Array(size);
  const set = (hash: number, number: number): void => {
    let at = Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
    while (numbers[at] !== 0) at = (at + 1) & (size - 1);
    hashes[at] = hash;
    numbers[at] = number;
  };
  for (let number = 1; number < words.length; number++) {
    const word = words[number]!;
    set(hashOf(word), number);
    if (toneStyle(word) === 'old') set(hashOf(placeTone(word, 'new')), number);
  }
  return {
    get: (hash) => {
      let at = Math.imul(hash, 0x9e3779b1) >>> (32 - bits);
      while (numbers[at] !== 0) {
        if (hashes[at] === hash) return numbers[at]!;
        at = (at + 1) & (size - 1);
      }
      return 0;
    },
  };
}
