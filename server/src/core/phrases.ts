import { NUMBER, type Scan, WORD, isWord, scan } from './scan';
import { touches } from './prose';
import { lines } from './text';
import { lowerCase } from './vietnamese/capitals';
import { placeTone, toneStyle } from './vietnamese/tones';

/** Several words in a row, as a list has them, and what the list says of them. */
export interface Phrase<Entry> {
  readonly entry: Entry;
  /** In lower case; a sign (`-` in `Mát-xcơ-va`) is one of them. */
  readonly words: readonly string[];
  readonly hashes: readonly number[];
  /** Whether each stands close to the one before it: `Mát-xcơ-va`. */
  readonly joined: readonly boolean[];
}

/** A list of phrases, ready to be looked for at every word of an article. */
export interface Phrases<Entry> {
  /** By the lower bits of a word's hash: whether some phrase may begin with it. Nearly all words end here. */
  readonly begins: Uint8Array;
  /** By the hash of the first word, the longest first. */
  readonly byFirst: ReadonlyMap<number, readonly Phrase<Entry>[]>;
}

/** The phrase that begins at a token and ends before `to`, the longest one; letter case aside, in either style of tones. */
export function phraseAt<Entry>(
  { begins, byFirst }: Phrases<Entry>,
  text: string,
  tokens: Scan,
  token: number,
  to: number,
): Phrase<Entry> | undefined {
  const hash = tokens.hash[token]!;
  if (begins[hash & MASK] === 0 || tokens.kind[token] !== WORD) return undefined;
  return byFirst.get(hash)?.find((phrase) => isPhrase(phrase, text, tokens, token, to));
}

/** Makes a list ready. Each phrase is found with its tones in the old places and in the new. */
export function makePhrases<Entry>(entries: Iterable<readonly [phrase: string, entry: Entry]>): Phrases<Entry> {
  const begins = new Uint8Array(MASK + 1);
  const byFirst = new Map<number, Phrase<Entry>[]>();
  for (const phrase of readPhrases(entries)) {
    const [first] = phrase.hashes;
    if (first === undefined) continue;
    begins[first & MASK] = 1;
    const others = byFirst.get(first);
    if (others) others.push(phrase);
    else byFirst.set(first, [phrase]);
  }
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.words.length - a.words.length);
  return { begins, byFirst };
}

/** Words that show, standing next to a phrase, that it is part of something else. */
export interface Guards {
  readonly before: readonly string[];
  /** `…vừa` stands for the word anywhere behind the phrase in its sentence. */
  readonly after: readonly string[];
}

/** Reads two columns of a list: words by `|`; `<số>` is any number, `*` any word. */
export const readGuards = (before = '', after = ''): Guards => ({
  before: readWords(before),
  after: readWords(after),
});

const readWords = (column: string): string[] => (column === '' ? [] : column.split('|').flatMap(inBothStyles));

/** Whether a guard stands before the token `first` or behind the token before `end`, with nothing but white space between. */
export function isGuarded(
  guards: Guards,
  text: string,
  tokens: Scan,
  first: number,
  end: number,
  from: number,
  to: number,
): boolean {
  if (first > from && guards.before.some((word) => matches(word, text, tokens, first - 1))) return true;
  return (
    end < to &&
    guards.after.some((word) =>
      word.startsWith('…') ? followsLater(word.slice(1), text, tokens, end, to) : matches(word, text, tokens, end),
    )
  );
}

function matches(word: string, text: string, tokens: Scan, token: number): boolean {
  if (word === '<số>') return tokens.kind[token] === NUMBER;
  return tokens.kind[token] === WORD && (word === '*' || isWord(text, tokens, token, word));
}

function followsLater(word: string, text: string, tokens: Scan, end: number, to: number): boolean {
  for (let token = end; token < to && !'.?!…;'.includes(text[tokens.start[token]!]!); token++)
    if (matches(word, text, tokens, token)) return true;
  return false;
}

// 4096 slots for some hundred first words.
const MASK = 0xfff;

function isPhrase<Entry>(
  { words, hashes, joined }: Phrase<Entry>,
  text: string,
  tokens: Scan,
  first: number,
  to: number,
): boolean {
  if (first + words.length > to) return false;
  for (let at = 1; at < words.length; at++) {
    const token = first + at;
    if (tokens.hash[token] !== hashes[at] || touches(tokens, token) !== joined[at]) return false;
  }
  return words.every((word, at) => isWord(text, tokens, first + at, word));
}

/** Reads all phrases with one scan, as if each were a block: what a word is, only the scan decides. */
function readPhrases<Entry>(entries: Iterable<readonly [string, Entry]>): Phrase<Entry>[] {
  const written: string[] = [];
  const owners: Entry[] = [];
  for (const [phrase, entry] of entries)
    for (const form of inBothStyles(phrase)) {
      written.push(form);
      owners.push(entry);
    }
  const text = written.join('\n');
  const tokens = scan({ text, blocks: lines(text).map((span) => ({ kind: 'paragraph', span })) });
  return owners.map((entry, index) => {
    const phrase = { entry, words: [] as string[], hashes: [] as number[], joined: [] as boolean[] };
    for (let token = tokens.first[index]!; token < tokens.first[index + 1]!; token++) {
      phrase.words.push(text.slice(tokens.start[token], tokens.end[token]));
      phrase.hashes.push(tokens.hash[token]!);
      phrase.joined.push(touches(tokens, token));
    }
    return phrase;
  });
}

/** A phrase in lower case, and the same with its tones in the new places (`xã hoà`) where that is another. */
function inBothStyles(phrase: string): string[] {
  const old = lowerCase(phrase);
  if (!/[óòỏõọ][ae]|[úùủũụ]y/u.test(old)) return [old];
  const other = old.replace(/\p{L}+/gu, (word) => (toneStyle(word) === 'old' ? placeTone(word, 'new') : word));
  return other === old ? [old] : [old, other];
}
