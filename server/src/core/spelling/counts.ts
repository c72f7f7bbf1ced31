import type { Article } from '../article';
import { ADDRESS, NUMBER, MIXED, SIGN, scan } from '../scan';
import { lowerCase } from '../vietnamese/capitals';
import { isSyllable } from '../vietnamese/syllables';
import { placeTone } from '../vietnamese/tones';

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

/** Counts the words of articles, one after the other. */
export interface Counter {
  add(article: Article): void;
  /** What was counted so far; pairs and triples that were seen fewer times than these are left out. */
  counts(least: { readonly pair: number; readonly triple: number }): Counts;
}

/** How many words, and how many different triples at a time, are kept apart: a billion words must not fill the memory. */
const MOST_WORDS = 1 << 17;
const MOST_TRIPLES = 5_000_000;

export function makeCounter(): Counter {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const single: number[] = [];
  const pairs = new Map<number, number>();
  const triples = new Map<number, number>();
  const numberOf = (word: string): number => {
    let number = numbers.get(word);
    if (number === undefined) {
      if (words.length === MOST_WORDS) return -1;
      numbers.set(word, (number = words.length));
      words.push(word);
      single.push(0);
    }
    return number;
  };
  const [start, sign] = [numberOf(START), numberOf(SIGN_WORD)];
  const raise = (counts: Map<number, number>, key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    add(article) {
      let [a, b] = [start, start];
      for (const word of wordsOf(article)) {
        const c = numberOf(word);
        if (c >= 0) {
          single[c]!++;
          if (b >= 0) raise(pairs, b * MOST_WORDS + c);
          if (a >= 0 && b >= 0 && b !== sign && c !== sign) raise(triples, (a * MOST_WORDS + b) * MOST_WORDS + c);
        }
        [a, b] = [b, c];
      }
      // What was seen once in so much is likely never seen again.
      if (triples.size > MOST_TRIPLES) for (const [key, count] of triples) if (count === 1) triples.delete(key);
    },
    counts(least) {
      const named = (key: number, length: number): string => {
        const found: string[] = [];
        for (let rest = key, left = length; left > 0; left--, rest = Math.floor(rest / MOST_WORDS))
          found.unshift(words[rest % MOST_WORDS]!);
        return found.join(' ');
      };
      const often = (counts: Map<number, number>, limit: number, length: number): Map<string, number> =>
        new Map([...counts].filter(([, count]) => count >= limit).map(([key, count]) => [named(key, length), count]));
      return {
        words: new Map(words.map((word, number) => [word, single[number]!])),
        pairs: often(pairs, least.pair, 2),
        triples: often(triples, least.triple, 3),
      };
    },
  };
}

/** The sum of two counts. */
export function addedCounts(a: Counts, b: Counts): Counts {
  const added = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> => {
    const sum = new Map(one);
    for (const [key, count] of other) sum.set(key, (sum.get(key) ?? 0) + count);
    return sum;
  };
  return { words: added(a.words, b.words), pairs: added(a.pairs, b.pairs), triples: added(a.triples, b.triples) };
}

/** What a model counts of an article: its words in lower case, the tone in the old place; numbers and signs as one each. */
function* wordsOf(article: Article): Iterable<string> {
  const tokens = scan(article);
  for (let token = 0; token < tokens.count; token++) {
    const kind = tokens.kind[token];
    if (kind === SIGN) yield SIGN_WORD;
    else if (kind === NUMBER || kind === MIXED) yield NUMBER_WORD;
    else if (kind !== ADDRESS) yield modelWord(article.text.slice(tokens.start[token], tokens.end[token]));
  }
}

/** A word as a model keeps it: in lower case, composed, the tone of a syllable in the old place. */
export function modelWord(written: string): string {
  const word = lowerCase(written.normalize('NFC'));
  return isSyllable(word) ? placeTone(word, 'old') : word;
}

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
