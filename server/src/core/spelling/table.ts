/**
 * Small numbers by a hash, in three bytes an entry: the numbers are 1 to 255, and of the hash 16 bits are compared, so
 * that a hash that was never set is taken for another once in some twenty thousand times.
 */
export class Table {
  readonly #size: number;
  readonly #marks: Uint16Array;
  readonly #values: Uint8Array;

  /** With room for so many entries, and no more. */
  constructor(entries: number) {
    this.#size = Math.ceil(entries / 0.72) + 1;
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

const markOf = (hash: number): number => Math.imul(hash, 0x2c1b3c6d) >>> 16 || 1;

/** Mixes two numbers of words, or a hash and such a number, into a hash. */
export function mixed(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7ed5, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
