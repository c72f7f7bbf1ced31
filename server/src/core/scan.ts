import { type Article } from './article';
import { DIGIT, LETTER, LOWER, MARK, SPACE, UPPER, VIETNAMESE, classOf, lowerOf } from './vietnamese/letters';
import { syllableAt } from './vietnamese/syllables';

/** A run of letters: `Việt`, `NATO`. */
export const WORD = 1;
/** Digits, with the dots and commas between them: `35.000`, `3,2`, `2026`. */
export const NUMBER = 2;
/** Letters and digits together: `U17`, `18h30`, `10km`. */
export const MIXED = 3;
/** One character that is neither letter, digit nor white space. */
export const SIGN = 4;
/** A web or mail address, a domain: nothing in it is prose. */
export const ADDRESS = 5;

/** Traits of a word, as bits. */
export const CAPITAL = 1;
/** All of at least two letters are capitals. */
export const ALL_CAPITALS = 2;
export const LOWER_CASE = 4;
/** Holds a letter that English has not: đ, ơ, ế. */
export const DIACRITIC = 8;
/** Holds combining marks: its letters are decomposed. */
export const DECOMPOSED = 16;
/** The bits above these hold the word's status as a syllable: `traits >> STATUS`. */
export const STATUS = 8;

/**
 * The words, numbers and signs of an article, in order, as numbers in arrays: found once, asked by all rules, nothing
 * allocated for each. White space is what lies between the end of one and the start of the next. UTF-16 offsets.
 */
export interface Scan {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** `WORD`, `NUMBER`, `MIXED`, `SIGN` or `ADDRESS`. */
  readonly kind: Uint8Array;
  readonly traits: Uint16Array;
  /** Of words: `hashOf` their letters in lower case. Two words may share one: compare before believing. */
  readonly hash: Int32Array;
  /** The first token of each block, and at the end the count: block `i` has those from `first[i]` to `first[i + 1]`. */
  readonly first: Int32Array;
}

/** The scan of an article, made at the first asking. */
export function scan(article: Article): Scan {
  let found = scans.get(article);
  if (!found) scans.set(article, (found = scanBlocks(article)));
  return found;
}

/** The hash that `scan` gives a word: of its UTF-16 units in lower case, composed. */
export function hashOf(word: string): number {
  const composed = word.normalize('NFC');
  let hash = SEED;
  for (let at = 0; at < composed.length; at++) hash = step(hash, lowerOf(composed.charCodeAt(at)));
  return hash;
}

/** Whether a token is this word, written in lower case and composed; its own letter case does not matter. */
export function isWord(text: string, tokens: Scan, token: number, word: string): boolean {
  const start = tokens.start[token]!;
  const length = tokens.end[token]! - start;
  if (tokens.traits[token]! & DECOMPOSED)
    return (
      text
        .slice(start, start + length)
        .normalize('NFC')
        .toLowerCase() === word
    );
  if (length !== word.length) return false;
  for (let at = 0; at < length; at++) if (lowerOf(text.charCodeAt(start + at)) !== word.charCodeAt(at)) return false;
  return true;
}

const scans = new WeakMap<Article, Scan>();

const SEED = 0x811c9dc5 | 0;
const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** Where a scan is written before its length is known; grows with the longest article seen. */
let scratch = room(1024);

function room(size: number) {
  return {
    size,
    start: new Int32Array(size),
    end: new Int32Array(size),
    kind: new Uint8Array(size),
    traits: new Uint16Array(size),
    hash: new Int32Array(size),
  };
}

function scanBlocks({ text, blocks }: Article): Scan {
  // No more tokens than characters.
  if (scratch.size < text.length) scratch = room(text.length);
  const { start, end, kind, traits, hash } = scratch;
  const first = new Int32Array(blocks.length + 1);
  let count = 0;
  for (const [index, block] of blocks.entries()) {
    first[index] = count;
    const stop = block.span.end;
    let at = block.span.start;
    while (at < stop) {
      const bits = classOf(text.charCodeAt(at));
      if (bits & SPACE) {
        at++;
        continue;
      }
      const from = at;
      start[count] = from;
      traits[count] = 0;
      hash[count] = 0;
      if (bits & (LETTER | DIGIT)) {
        let all = 0;
        let uppers = 0;
        let letters = 0;
        let sum = SEED;
        let here = bits;
        do {
          all |= here;
          if (here & LETTER) {
            letters++;
            if (here & UPPER) uppers++;
            sum = step(sum, lowerOf(text.charCodeAt(at)));
          }
          at++;
          here = at < stop ? classOf(text.charCodeAt(at)) : 0;
        } while (here & (LETTER | MARK | DIGIT));
        const address = addressEnd(text, from, at, stop);
        if (address > at) {
          at = address;
          kind[count] = ADDRESS;
        } else if (letters === 0) {
          at = numberEnd(text, at, stop);
          kind[count] = NUMBER;
        } else if (all & DIGIT) kind[count] = MIXED;
        else {
          kind[count] = WORD;
          traits[count] =
            (bits & UPPER ? CAPITAL : 0) |
            (uppers === letters && letters > 1 ? ALL_CAPITALS : 0) |
            (uppers === 0 && all & LOWER ? LOWER_CASE : 0) |
            (all & VIETNAMESE ? DIACRITIC : 0) |
            (all & MARK ? DECOMPOSED : 0) |
            (syllableAt(text, from, at) << STATUS);
          hash[count] = all & MARK ? hashOf(text.slice(from, at)) : sum;
        }
      } else {
        at++;
        // Both halves of a character beyond U+FFFF are one sign, and its marks belong to it.
        if (isHighSurrogate(text.charCodeAt(from)) && at < stop && isLowSurrogate(text.charCodeAt(at))) at++;
        while (at < stop && classOf(text.charCodeAt(at)) & MARK) at++;
        kind[count] = SIGN;
      }
      end[count] = at;
      count++;
    }
  }
  first[blocks.length] = count;
  return {
    count,
    start: start.slice(0, count),
    end: end.slice(0, count),
    kind: kind.slice(0, count),
    traits: traits.slice(0, count),
    hash: hash.slice(0, count),
    first,
  };
}

/** Digits go on over a dot or comma that a digit follows: `35.000`, `3,2`, `28.1.2026`. */
function numberEnd(text: string, from: number, stop: number): number {
  let at = from;
  while (at + 1 < stop && (text[at] === '.' || text[at] === ',') && classOf(text.charCodeAt(at + 1)) & DIGIT) {
    at += 2;
    while (at < stop && classOf(text.charCodeAt(at)) & DIGIT) at++;
  }
  return at;
}

const DOMAINS = new Set(
  'vn com net org gov edu info io tv co ru cn uk us jp kr fr de eu asia news online biz me html htm php pdf jpg png'.split(
    ' ',
  ),
);

/** The end of an address that begins with this word (`https://…`, `www.…`, `a@b.vn`, `vnexpress.net`), or 0. */
function addressEnd(text: string, start: number, end: number, stop: number): number {
  const next = text[end];
  if (next === ':' && text.startsWith('//', end + 1)) return spaceAfter(text, end, stop);
  if (next !== '.' && next !== '@' && next !== '-' && next !== '_') return 0;
  if (next === '.' && end - start === 3 && text.slice(start, end).toLowerCase() === 'www')
    return spaceAfter(text, end, stop);
  let at = end;
  let label = start;
  let dots = 0;
  let mail = false;
  // Letters, digits, dots and hyphens up to the first other character, within reason.
  while (at < stop && at - start < 100) {
    const code = text.charCodeAt(at);
    if (code === 0x2e || code === 0x40) {
      if (at + 1 >= stop || !isAscii(text.charCodeAt(at + 1))) break;
      if (code === 0x40) mail = true;
      else dots++;
      label = at + 1;
    } else if (!isAscii(code) && code !== 0x2d && code !== 0x5f) break;
    at++;
  }
  if (dots === 0 || label >= at) return 0;
  const last = text.slice(label, at).toLowerCase();
  if (!DOMAINS.has(last) && !mail) return 0;
  // `Hết.Tin` is a missing space; a domain is written in small letters, or ends in a known one: `VOV.VN`.
  if (!mail && text.slice(label, at) !== last && last !== 'vn' && last !== 'com') return 0;
  return text[at] === '/' || text[at] === '?' ? spaceAfter(text, at, stop) : at;
}

function spaceAfter(text: string, from: number, stop: number): number {
  let at = from;
  while (at < stop && !(classOf(text.charCodeAt(at)) & SPACE)) at++;
  // A mark that ends the sentence is not the address's.
  while (at > from && '.,;:!?)]”"’'.includes(text[at - 1]!)) at--;
  return at;
}

const isAscii = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
