import type { Article } from '../article';
import type { Lexicon } from '../lexicon';
import { proseOf, tokensIn } from '../prose';
import {
  ALL_CAPITALS,
  CAPITAL,
  DECOMPOSED,
  DIACRITIC,
  MIXED,
  NUMBER,
  SIGN,
  STATUS,
  type Scan,
  WORD,
  scan,
} from '../scan';
import { span } from '../text';
import { lowerCase } from '../vietnamese/capitals';
import { LOAN, NONE } from '../vietnamese/syllables';
import { standsAlone } from '../words';
import { modelWord } from './counts';
import type { Model } from './model';

/** The words of an article by the model's numbers: two places before and two behind each block belong to no token. */
export interface Line {
  readonly article: Article;
  readonly tokens: Scan;
  readonly length: number;
  /** By place: the number of the token there, -1 for none; whether it may be judged. */
  readonly token: Int32Array;
  readonly open: Uint8Array;
  /** By place: the model's number of the word, 0 for one it does not know. */
  readonly word: Int32Array;
  /** By token: its place, 0 for none. */
  readonly placeOf: Int32Array;
  /** How many words there are, known or not. */
  readonly words: number;
}

/** The words of an article as the model knows them; those of verse, and of a block without prose, are left out. */
export function lineOf(article: Article, lexicon: Lexicon, model: Model): Line {
  const tokens = scan(article);
  const most = tokens.count + 4 * article.blocks.length;
  const token = new Int32Array(most).fill(-1);
  const open = new Uint8Array(most);
  const word = new Int32Array(most);
  const placeOf = new Int32Array(tokens.count);
  let names: Map<number, number> | undefined;
  let length = 0;
  let words = 0;
  for (const [index, block] of article.blocks.entries()) {
    const { from, to } = tokensIn(tokens, proseOf(block));
    if (from === to || isVerse(article, index)) continue;
    const before = index === 0 ? model.start : model.sign;
    word[length++] = before;
    word[length++] = before;
    for (let at = from; at < to; at++) {
      token[length] = at;
      placeOf[at] = length;
      const kind = tokens.kind[at]!;
      if (kind === WORD) {
        words++;
        word[length] = model.numberOf(tokens.hash[at]!);
        const isJudged =
          isOpen(article.text, tokens, at, lexicon) &&
          !isQuoted(tokens, at, from, to) &&
          !(
            (tokens.traits[at]! & CAPITAL) !== 0 &&
            model.counts[word[length]!]! < RARE &&
            ((names ??= capitalised(tokens)).get(tokens.hash[at]!) ?? 0) >= OFTEN
          );
        if (isJudged) open[length] = 1;
      } else word[length] = kind === SIGN ? model.sign : kind === NUMBER || kind === MIXED ? model.number : 0;
      length++;
    }
    word[length++] = model.sign;
    word[length++] = model.sign;
  }
  return { article, tokens, length, token, open, word, placeOf, words };
}

/** How often each word is written with a capital, by its hash: a rare one that comes often is somebody's name. */
function capitalised(tokens: Scan): Map<number, number> {
  const names = new Map<number, number>();
  for (let token = 0; token < tokens.count; token++)
    if (tokens.traits[token]! & CAPITAL) {
      const hash = tokens.hash[token]!;
      names.set(hash, (names.get(hash) ?? 0) + 1);
    }
  return names;
}
const OFTEN = 3;
const RARE = 500;

/** Whether a word in plain letters stands in a quotation of another language: `The Man of the Year`. */
function isQuoted(tokens: Scan, token: number, from: number, to: number): boolean {
  if (tokens.traits[token]! & (DIACRITIC | DECOMPOSED)) return false;
  const isForeign = (at: number): boolean =>
    at >= from &&
    at < to &&
    tokens.kind[at] === WORD &&
    tokens.traits[at]! >> STATUS === NONE &&
    (tokens.traits[at]! & (DIACRITIC | DECOMPOSED | ALL_CAPITALS)) === 0;
  const isSmall = (at: number): boolean => isForeign(at) && (tokens.traits[at]! & CAPITAL) === 0;
  return (isForeign(token - 1) && isForeign(token + 1)) || isSmall(token - 1) || isSmall(token + 1);
}

/** Whether a block is a line of verse: one of three or more short ones in a row, none of which ends a sentence. */
function isVerse({ text, blocks }: Article, index: number): boolean {
  const isShort = (at: number): boolean => {
    const block = blocks[at];
    if (block?.kind !== 'paragraph') return false;
    const { start, end } = block.span;
    return (
      end - start <= MOST_OF_A_VERSE && !'.?!:”"…'.includes(text.charAt(end - 1)) && text.indexOf(' ', start) < end
    );
  };
  if (!isShort(index)) return false;
  let first = index;
  let last = index;
  while (last - first < 3 && isShort(first - 1)) first--;
  while (last - first < 3 && isShort(last + 1)) last++;
  return last - first >= 2;
}
const MOST_OF_A_VERSE = 50;

/** Whether a word may be judged at all: not one of a foreign name, in capitals, in a compound, or of the newsroom's own. */
function isOpen(text: string, tokens: Scan, token: number, lexicon: Lexicon): boolean {
  const traits = tokens.traits[token]!;
  if (traits & ALL_CAPITALS) return false;
  const status = traits >> STATUS;
  if (status > LOAN) return false;
  const start = tokens.start[token]!;
  const end = tokens.end[token]!;
  if (traits & CAPITAL && (end - start === 1 || (status === NONE && (traits & (DIACRITIC | DECOMPOSED)) === 0)))
    return false;
  if (!standsAlone(text, span(start, end))) return false;
  return lexicon.ownWords.size === 0 || !lexicon.ownWords.has(lowerCase(text.slice(start, end).normalize('NFC')));
}

/** Whether a word is none of the language's, or of the press's: that is worth a closer look wherever it stands. */
export const isStrange = ({ word, token, tokens }: Line, at: number): boolean =>
  word[at] === 0 || tokens.traits[token[at]!]! >> STATUS === NONE;

/** The word at a place as the model keeps words: see `modelWord`. */
export function writtenAt({ article, tokens, token, word }: Line, at: number, model: Model): string {
  if (word[at] !== 0) return model.words[word[at]!]!;
  const found = token[at]!;
  return modelWord(article.text.slice(tokens.start[found], tokens.end[found]));
}
