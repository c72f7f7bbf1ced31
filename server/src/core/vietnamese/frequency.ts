/**
 * How often the press writes each syllable, from the list `syllable-frequency.txt`: the base-2 logarithm of its count,
 * by the syllable in lower case, NFC, the tone in the old place. What is not in it was seen too rarely to be trusted.
 */
export type Frequency = ReadonlyMap<string, number>;

/** Reads the list: a line an entry, `syllable level`, where the count is about 2 to the power of level / 5. */
export function readFrequency(list: string): Frequency {
  const frequency = new Map<string, number>();
  for (const line of list.split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0 && !line.startsWith('#')) frequency.set(line.slice(0, space), Number(line.slice(space + 1)) / 5);
  }
  return frequency;
}
