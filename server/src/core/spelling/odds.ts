import { type Model, seen } from './model';

/** What the formulas need of a model, by the number of a word: worked out once. */
export interface Numbers {
  readonly model: Model;
  /** The share of each word in all text, times `PAIR_PRIOR`, and behind it how often it was seen, plus that. */
  readonly weights: Float32Array;
  readonly logCount: Float32Array;
  readonly logTotal: number;
}
const numbersByModel = new WeakMap<Model, Numbers>();

/** How many sightings the simpler estimate is worth against those of a pair and of a triple. */
const PAIR_PRIOR = 300;
const TRIPLE_PRIOR = 8;

/** The numbers of a model, worked out when they are first asked for. */
export function numbersOf(model: Model): Numbers {
  let numbers = numbersByModel.get(model);
  if (!numbers) {
    const { counts, total, variety, varieties } = model;
    const weights = new Float32Array(2 * counts.length);
    for (const [word, count] of counts.entries()) {
      const share = word === 0 ? 2e-7 : (0.5 * count) / total + (0.5 * variety[word]!) / varieties + 1e-8;
      weights[2 * word] = PAIR_PRIOR * share;
      weights[2 * word + 1] = PAIR_PRIOR + count;
    }
    const logCount = Float32Array.from(counts, (count) => Math.log(Math.max(1, count)));
    numbersByModel.set(model, (numbers = { model, weights, logCount, logTotal: Math.log(total) }));
  }
  return numbers;
}

/** How often two words were seen side by side, as the model answers; never, where it does not know one of them. */
export const pairOf = (model: Model, a: number, b: number): number => (a === 0 || b === 0 ? 0 : model.pair(a, b));

/** The same of three words, with what is known of their pairs: where one of these was never seen, the three were not either. */
export const tripleOf = (model: Model, a: number, b: number, c: number, ab: number, bc: number): number =>
  ab === 0 || bc === 0 || b === model.sign || c === model.sign ? 0 : model.triple(a, b, c);

/** The probability of a word behind one, with how often the two were seen. */
const after = ({ weights }: Numbers, a: number, b: number, pair: number): number =>
  (seen[pair]! + weights[2 * b]!) / weights[2 * a + 1]!;

/** How much likelier a word is behind another than it is alone, as a natural logarithm. */
export const logGain = (numbers: Numbers, a: number, b: number, pair: number): number =>
  Math.log((after(numbers, a, b, pair) * PAIR_PRIOR) / numbers.weights[2 * b]!);

/** The probability of the word `c` behind `b` and one more, with how often the pairs and the three were seen. */
function afterTwo(numbers: Numbers, b: number, c: number, ab: number, bc: number, abc: number): number {
  const simple = after(numbers, b, c, bc);
  const { sign } = numbers.model;
  if (ab === 0 || b === sign || c === sign || c === 0) return simple;
  return (seen[abc]! + TRIPLE_PRIOR * simple) / (seen[ab]! + TRIPLE_PRIOR);
}

/** By how many bits the words of a row, from the third on, are likelier behind the two before them than alone. */
export function bitsGained(model: Model, row: readonly number[]): number {
  const numbers = numbersOf(model);
  let gained = 0;
  for (let at = 2; at < row.length; at++) {
    const [a, b, c] = [row[at - 2]!, row[at - 1]!, row[at]!];
    const [ab, bc] = [pairOf(model, a, b), pairOf(model, b, c)];
    const likely = afterTwo(numbers, b, c, ab, bc, tripleOf(model, a, b, c, ab, bc));
    gained += Math.log2((likely * PAIR_PRIOR) / numbers.weights[2 * c]!);
  }
  return gained;
}

/**
 * A word among its neighbours, two on each side: `a b (word) d e`. What was seen of it, and the three windows of three
 * words that hold it. One object serves many words, one after the other; what is asked of it is of the last one put in.
 */
export class Windows {
  readonly #numbers: Numbers;
  #a = 0;
  #b = 0;
  #d = 0;
  #e = 0;
  #ab = 0;
  #de = 0;
  #word = 0;
  /** The word with its left neighbour and with its right one, as the model answers. */
  left = 0;
  right = 0;
  /** The three triples that hold it, in the order of the text. */
  first = 0;
  middle = 0;
  last = 0;

  constructor(numbers: Numbers) {
    this.#numbers = numbers;
  }

  /** Goes to a place of a row of words. */
  at(row: Int32Array, place: number): this {
    const { model } = this.#numbers;
    this.#a = row[place - 2]!;
    this.#b = row[place - 1]!;
    this.#d = row[place + 1]!;
    this.#e = row[place + 2]!;
    this.#ab = pairOf(model, this.#a, this.#b);
    this.#de = pairOf(model, this.#d, this.#e);
    return this;
  }

  get before(): number {
    return this.#b;
  }
  get behind(): number {
    return this.#d;
  }
  /** The pairs of the neighbours among themselves. */
  get pairBefore(): number {
    return this.#ab;
  }
  get pairBehind(): number {
    return this.#de;
  }

  /** Puts a word into the place; false where it was seen with neither neighbour. */
  put(word: number): boolean {
    const { model } = this.#numbers;
    const [before, behind] = [this.#b, this.#d];
    this.#word = word;
    this.left = model.behind.mayHave(before, word) ? pairOf(model, before, word) : 0;
    this.right = model.before.mayHave(behind, word) ? pairOf(model, word, behind) : 0;
    return this.left !== 0 || this.right !== 0;
  }

  /** No less than `likelihood` would be: three words were seen no more often than two of them. */
  atMost(): number {
    this.first = Math.min(this.#ab, this.left);
    this.middle = Math.min(this.left, this.right);
    this.last = Math.min(this.right, this.#de);
    return this.#product();
  }

  /** How likely the word and its neighbours are together, up to a factor that is the same for all words at the place. */
  likelihood(): number {
    const { model } = this.#numbers;
    this.first = tripleOf(model, this.#a, this.#b, this.#word, this.#ab, this.left);
    this.middle = tripleOf(model, this.#b, this.#word, this.#d, this.left, this.right);
    this.last = tripleOf(model, this.#word, this.#d, this.#e, this.right, this.#de);
    return this.#product();
  }

  /** The probability of the last word of each window behind its first two. */
  firstOdds(): number {
    return afterTwo(this.#numbers, this.#b, this.#word, this.#ab, this.left, this.first);
  }
  middleOdds(): number {
    return afterTwo(this.#numbers, this.#word, this.#d, this.left, this.right, this.middle);
  }
  lastOdds(): number {
    return afterTwo(this.#numbers, this.#d, this.#e, this.right, this.#de, this.last);
  }

  #product(): number {
    return this.firstOdds() * this.middleOdds() * this.lastOdds();
  }
}
