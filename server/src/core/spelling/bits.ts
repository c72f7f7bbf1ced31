/** Writes numbers bit by bit, the highest bit of each first. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  #pending = 0;
  #free = 8;

  /** The lowest `width` bits of a number, at most 24 of them. */
  bits(value: number, width: number): void {
    for (let left = width - 1; left >= 0; left--) {
      this.#pending = (this.#pending << 1) | ((value >> left) & 1);
      if (--this.#free === 0) this.#flush();
    }
  }

  /** A number from 0 up in Rice's code: the part above `k` bits in ones that a zero ends, then those bits. */
  rice(value: number, k: number): void {
    for (let high = value >> k; high > 0; high--) this.bits(1, 1);
    this.bits(0, 1);
    this.bits(value, k);
  }

  /** All that was written, zeros up to the end of the last byte. */
  end(): Uint8Array {
    while (this.#free !== 8) this.bits(0, 1);
    return this.#bytes.slice(0, this.#length);
  }

  #flush(): void {
    if (this.#length === this.#bytes.length) {
      const more = new Uint8Array(this.#bytes.length * 2);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes[this.#length++] = this.#pending;
    this.#pending = 0;
    this.#free = 8;
  }
}

/** Reads what a `BitWriter` wrote; past the end there are zeros. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  /** The next bits, the first of them highest, and how many they are. */
  #window = 0;
  #filled = 0;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from;
  }

  /** A number of at most 24 bits. */
  bits(width: number): number {
    if (width === 0) return 0;
    if (this.#filled < width) this.#fill();
    const value = this.#window >>> (32 - width);
    this.#window <<= width;
    this.#filled -= width;
    return value;
  }

  rice(k: number): number {
    let high = 0;
    for (;;) {
      if (this.#filled < 8) this.#fill();
      const ones = Math.min(Math.clz32(~this.#window), this.#filled);
      high += ones;
      if (ones === this.#filled) {
        this.#filled = 0;
        this.#window = 0;
        // Ones without end stand in no file that was written by us: the caller's bounds will tell.
        if (this.#at > this.#bytes.length + 8) return 0;
        continue;
      }
      // In two steps: a shift by 32 would be none.
      this.#window = (this.#window << ones) << 1;
      this.#filled -= ones + 1;
      break;
    }
    return (high << k) | this.bits(k);
  }

  #fill(): void {
    while (this.#filled <= 24) {
      this.#window |= (this.#at < this.#bytes.length ? this.#bytes[this.#at]! : 0) << (24 - this.#filled);
      this.#at++;
      this.#filled += 8;
    }
  }
}
