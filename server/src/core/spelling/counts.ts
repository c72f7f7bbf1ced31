/** How often words stand in texts, alone, in pairs and in threes: keys are words in lower case with a space between. */
export interface Counts {
  readonly words: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly triples: ReadonlyMap<string, number>;
}

/** What stands for all that is no word: the start of an article, a mark of punctuation, a number. */
export const START = '<s>';
export const SIGN_WORD = '<p>';
export const NUMBER_WORD = '<n>';

/**
 * The steps in which the model keeps counts: exact up to 10, a sixth apart from there. A count is kept as the number
 * of the highest step that does not exceed it.
 */
export const STEPS: readonly number[] = steps();

/** The number of a count's step; counts below the first step have 0. */
export function stepOf(count: number): number {
  let low = 0;
  let high = STEPS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (STEPS[middle]! <= count) low = middle;
    else high = middle - 1;
  }
  return low;
}

function steps(): number[] {
  const found = [2];
  for (let last = 2; last < 2 ** 31; found.push((last = Math.max(last + 1, Math.round((last * 7) / 6)))));
  return found;
}
