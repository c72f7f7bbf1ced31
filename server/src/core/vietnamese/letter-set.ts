/** Which letters a string of ASCII letters has, a bit for each: to pass over in one step what has other letters. */
export function letterSet(keys: string): number {
  let set = 0;
  for (let at = 0; at < keys.length; at++) set |= 1 << (keys.charCodeAt(at) & 31);
  return set;
}

/** How many letters one of two such sets has and the other has not. */
export function lettersApart(a: number, b: number): number {
  // The bits are added up in pairs, then in fours, then all at once.
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
