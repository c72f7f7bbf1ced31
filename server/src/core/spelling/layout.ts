/** The first four bytes of a model: its format and version, `TSM1`. */
export const MAGIC = 0x54534d31;
/** The bytes of the header: nine numbers of four bytes, the highest byte first. */
export const HEADER = 36;
/** Words are numbered from 1 by how often they are seen, and their numbers lie below this; 0 is every other word. */
export const MOST_WORDS = 1 << 15;
export const WORD_BITS = 15;
/** How finely the logarithm (base 2) of a word's count is kept. */
export const LOG_SCALE = 1024;
/** Rice's parameter for the steps of counts, those of pairs and those of triples. */
export const COUNT_BITS = 2;
/** The gaps in a list of words grow with the numbers; how fast, each list says in so many bits. */
export const SLOPE_BITS = 4;

/** Rice's parameter for the gap behind a number in such a list: the list is dense where words are frequent. */
export function slopedBits(last: number, slope: number): number {
  const bits = 31 - Math.clz32(last + 128) - slope;
  return bits > 0 ? bits : 0;
}

/** The same for `count` numbers up to `most` that lie anywhere. */
export function evenBits(count: number, most: number): number {
  const gap = (0.69 * most) / (count + 1);
  return gap < 2 ? 0 : Math.floor(Math.log2(gap));
}

/** A sum (FNV-1a) over the bytes behind it, to tell a damaged file. */
export function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5 | 0;
  for (let at = 8; at < bytes.length; at++) sum = Math.imul(sum ^ bytes[at]!, 0x01000193);
  return sum >>> 0;
}
