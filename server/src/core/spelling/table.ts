/**
 * Small numbers by a hash, in three bytes an entry: the numbers are 1 to 255, and of the hash 16 bits are compared, so
 * that a hash that was never set is taken for another once in some two thousand times.
 */
export class Table {
  readonly #size: number;
  readonly #marks: Uint16Array;
  readonly #values: Uint8Array;

  /** With room for so many entries, and no more; they fill a share of it. */
  constructor(entries: number, share: number) {
    this.#size = Math.ceil(entries / share) + 1;
    this.#marks = new Uint16Array(this.#size);
    this.#values = new Uint8Array(this.#size);
  }

  set(hash: number, value: number): void {
    let at = this.#placeOf(hash);
    while (this.#marks[at] !== 0) if (++at === this.#size) at = 0;
    this.#marks[at] = markOf(hash);
    this.#values[at] = value;
  }

  /** The number set for a hash; 0 where there is none. */
  get(hash: number): number {
    const marks = this.#marks;
    const mark = markOf(hash);
    let at = this.#placeOf(hash);
    for (;;) {
      const found = marks[at]!;
      if (found === 0) return 0;
      if (found === mark) return this.#values[at]!;
      if (++at === this.#size) at = 0;
    }
  }

  #placeOf(hash: number): number {
    return ((hash >>> 0) * 2 ** -32 * this.#size) | 0;
  }
}

/**
 * For each word a set of words, of which it is told at once and nearly always rightly whether a word is in it: what was
 * added is found, and so is one in seven that was not. The bits of one word's set lie side by side, so that asking it
 * for many words touches little memory.
 */
export class Rows {
  readonly #starts: Uint32Array;
  readonly #bits: Uint32Array;

  /** `starts[word]` is how many words there are in the sets of the words before; behind the last stands how many in all. */
  constructor(starts: Uint32Array) {
    this.#starts = starts;
    this.#bits = new Uint32Array(((starts[starts.length - 1]! * BITS) >>> 5) + 1);
  }

  add(row: number, word: number): void {
    const bit = this.#bitOf(row, word);
    this.#bits[bit >>> 5]! |= 1 << (bit & 31);
  }

  mayHave(row: number, word: number): boolean {
    if (this.#starts[row] === this.#starts[row + 1]) return false;
    const bit = this.#bitOf(row, word);
    return (this.#bits[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }

  #bitOf(row: number, word: number): number {
    const start = this.#starts[row]!;
    const length = this.#starts[row + 1]! - start;
    return BITS * start + (((Math.imul(word, 0x9e3779b1) >>> 0) * 2 ** -32 * (BITS * length)) | 0);
  }
}

/** How many bits there are for each word of a set. */
const BITS = 6;

const markOf = (hash: number): number => Math.imul(hash, 0x2c1b3c6d) >>> 16 || 1;

/** Mixes two numbers of words, or a hash and such a number, into a hash. */
export function mixed(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7ed5, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
