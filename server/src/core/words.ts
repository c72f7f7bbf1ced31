import { type Lexicon } from './lexicon';
import { ALL_CAPITALS, CAPITAL, DECOMPOSED, DIACRITIC, LOWER_CASE, MIXED, STATUS, type Scan, WORD } from './scan';
import { type Span, span } from './text';
import { DIGIT, LETTER, PUNCTUATION, SPACE, classOf } from './vietnamese/letters';
import { NONE } from './vietnamese/syllables';
import { typingResidue } from './vietnamese/telex';

/**
 * Whether a word or a name stands for itself, between blanks and common marks: not a part of `Vla-đi-mia` or `R’lấp`,
 * not beside a sign that binds (`a_b`, `@ten`), cannot be seen (U+200B) or stands for lost bytes (U+FFFD).
 */
export function standsAlone(text: string, { start, end }: Span): boolean {
  return isFree(text, start - 1, -1) && isFree(text, end, 1);
}

/** Whether a word may be misspelt: small letters or Vietnamese ones, but no syllable, no loan, no abbreviation. */
export function isOdd(tokens: Scan, token: number): boolean {
  const traits = tokens.traits[token]!;
  if (tokens.kind[token] !== WORD || traits >> STATUS !== NONE) return false;
  return (traits & ALL_CAPITALS) === 0 && (traits & (LOWER_CASE | DIACRITIC | DECOMPOSED)) !== 0;
}

/**
 * What a token says if it holds keys of an input method, likeliest first; empty where it holds none. Beside foreign
 * words, a word with no d or w for a key may be foreign, too.
 */
export function residueAt(
  text: string,
  tokens: Scan,
  token: number,
  from: number,
  to: number,
  lexicon: Lexicon,
): readonly string[] {
  if (!isOdd(tokens, token) && tokens.kind[token] !== MIXED) return [];
  const where = span(tokens.start[token]!, tokens.end[token]!);
  const isPlain = tokens.kind[token] === WORD && (tokens.traits[token]! & (DIACRITIC | DECOMPOSED)) === 0;
  const keys = isPlain ? telexKeys(text, where) : SURE;
  if (keys === NO_KEYS) return [];
  const word = text.slice(where.start, where.end);
  const readings = typingResidue(word, lexicon.frequency, lexicon.telexWords);
  if (readings.length === 0 || !standsAlone(text, where) || isOwn(word, lexicon)) return [];
  return keys === PERHAPS && isBesideForeign(tokens, token, from, to) ? [] : readings;
}

/** Whether the newsroom's own list has a word. */
export const isOwn = (word: string, lexicon: Lexicon): boolean =>
  lexicon.ownWords.has(word.normalize('NFC').toLowerCase());

/** Whether a word is of another language: no Vietnamese syllable, no loan, no abbreviation in capitals, no letter with a mark. */
function isForeign(tokens: Scan, token: number): boolean {
  const traits = tokens.traits[token]!;
  return tokens.kind[token] === WORD && traits >> STATUS === NONE && (traits & (ALL_CAPITALS | DIACRITIC)) === 0;
}

/** The same of a name: `Moscow`. */
export const isForeignName = (tokens: Scan, token: number): boolean =>
  isForeign(tokens, token) && (tokens.traits[token]! & CAPITAL) !== 0;

/** Whether a foreign word stands right before or behind a token, among those from `from` up to, not including, `to`. */
export function isBesideForeign(tokens: Scan, token: number, from: number, to: number): boolean {
  return (token > from && isForeign(tokens, token - 1)) || (token + 1 < to && isForeign(tokens, token + 1));
}

const [NO_KEYS, PERHAPS, SURE] = [0, 1, 2];

/** Whether a word may hold two Telex keys: w or a second d, or a key for a tone and a, e or o twice. Few English words do. */
function telexKeys(text: string, { start, end }: Span): number {
  let seen = 0;
  let twice = false;
  let tone = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === W || (code === D && at > start && text.charCodeAt(start) === D)) return SURE;
    if (at > start && TONE_KEYS.includes(code)) tone = true;
    const bit = 1 << (DOUBLED.indexOf(code) + 1);
    if (bit > 1 && (seen & bit) !== 0) twice = true;
    seen |= bit;
  }
  return tone && twice ? PERHAPS : NO_KEYS;
}

const [D, W] = [0x64, 0x77];
/** `f j r s x` */
const TONE_KEYS = [0x66, 0x6a, 0x72, 0x73, 0x78];
/** `a e o` */
const DOUBLED = [0x61, 0x65, 0x6f];

function isFree(text: string, at: number, step: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code) || classOf(code) & SPACE) return true;
  if ((classOf(code) & PUNCTUATION) === 0) return false;
  const beyond = text.charCodeAt(at + step);
  return !JOINERS.includes(code) || Number.isNaN(beyond) || (classOf(beyond) & (LETTER | DIGIT)) === 0;
}

/** `- _ ' ’ ‘ & @ #` */
const JOINERS = [0x2d, 0x5f, 0x27, 0x2019, 0x2018, 0x26, 0x40, 0x23];
