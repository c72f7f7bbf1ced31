import { signOf, touches } from './prose';
import { ADDRESS, ALL_CAPITALS, CAPITAL, MIXED, NUMBER, STATUS, SIGN, type Scan, WORD } from './scan';
import { isSpace } from './text';
import { isLetter, isVowel } from './vietnamese/letters';
import { NONE } from './vietnamese/syllables';

/** Whether white space stands before this mark that does not belong there: `có , không`. */
export function isSpacedMark(text: string, tokens: Scan, token: number): boolean {
  const mark = signOf(text, tokens, token);
  if (!isMark(mark) || token === 0 || touches(tokens, token) || !endsPhrase(text, tokens, token - 1)) return false;
  const next = text.charCodeAt(tokens.end[token]!);
  const last = Number.isNaN(next) || isSpace(next);
  const done = last || isCloser(next);
  switch (mark) {
    case COMMA:
      // Not ` ,,abc”`, where two commas are a low quotation mark, nor ` ,5`.
      return done || isLetter(next);
    case STOP:
      // ` .NET`, ` .vn`, ` .22`, ` ...`, ` ./.` and `TX .Đông Triều` are something else.
      return done || (startsSentence(tokens, token + 1) && (tokens.traits[token - 1]! & ALL_CAPITALS) === 0);
    case COLON:
      // `2 : 1`, `16 : 9`; ` :)` is a face.
      return last && !(tokens.kind[token - 1] === NUMBER && tokens.kind[token + 1] === NUMBER);
    case SEMICOLON:
      return last;
    default:
      return done || next === QUESTION || next === EXCLAMATION;
  }
}

/** `5 %` */
export function isSpacedPercent(text: string, tokens: Scan, token: number): boolean {
  return signOf(text, tokens, token) === PERCENT && tokens.kind[token - 1] === NUMBER && !touches(tokens, token);
}

/** Whether the white space before a token is the business of one of the two above. */
export const isBeforeMark = (text: string, tokens: Scan, token: number): boolean =>
  isSpacedMark(text, tokens, token) || isSpacedPercent(text, tokens, token);

/**
 * Whether the space behind this mark is missing: `ông,người`, `Shangri-La.Ảnh`. Numbers and addresses are tokens of
 * their own; initials, `TP.Huế` and `Th.Nh` have one letter, capitals only or no vowel before the stop.
 */
export function isGluedMark(text: string, tokens: Scan, token: number): boolean {
  const mark = signOf(text, tokens, token);
  if (!isMark(mark) || !touches(tokens, token) || !touches(tokens, token + 1)) return false;
  const [before, after] = [token - 1, token + 1];
  if (!endsPhrase(text, tokens, before) || tokens.kind[before] === ADDRESS) return false;
  const quotation = signOf(text, tokens, after) === 0x201c;
  const word = tokens.kind[after] === WORD;
  switch (mark) {
    case COMMA:
      if (tokens.kind[before] === WORD && isSingle(tokens, before)) return false;
      // `Zing,vn` lacks no space.
      if (word) return !isSingle(tokens, after) && !DOMAIN_ENDS.has(text.slice(tokens.start[after], tokens.end[after]));
      return quotation || (tokens.kind[after] === NUMBER && tokens.kind[before] === WORD);
    case SEMICOLON:
      // `&nbsp;` is left over from a web page.
      return word && !(token > 1 && signOf(text, tokens, token - 2) === AMPERSAND);
    case COLON:
      return (
        isProse(text, tokens, before) && (quotation || (word && (isNative(tokens, before) || isNative(tokens, after))))
      );
    default:
      return startsSentence(tokens, after) && endsSentence(text, tokens, before, after);
  }
}

/** Whether a phrase can end in this token: a word, a number, a closing mark. */
export function endsPhrase(text: string, tokens: Scan, token: number): boolean {
  const kind = tokens.kind[token];
  if (kind === SIGN) return isCloser(signOf(text, tokens, token)) || signOf(text, tokens, token) === PERCENT;
  return kind === WORD || kind === NUMBER || kind === MIXED || kind === ADDRESS;
}

/** `” " ’ ) ] »` */
export const isCloser = (code: number): boolean =>
  code === 0x201d || code === 0x22 || code === 0x2019 || code === 0x29 || code === 0x5d || code === 0xbb;

/** Whether a token is one letter, as in initials. */
const isSingle = (tokens: Scan, token: number): boolean => tokens.end[token] === tokens.start[token]! + 1;

/** Whether a word is a Vietnamese syllable or a loan. */
export const isNative = (tokens: Scan, token: number): boolean =>
  tokens.kind[token] === WORD && tokens.traits[token]! >> STATUS !== NONE;

/** A capital and small letters behind it. */
const startsSentence = (tokens: Scan, token: number): boolean =>
  tokens.kind[token] === WORD &&
  (tokens.traits[token]! & (CAPITAL | ALL_CAPITALS)) === CAPITAL &&
  !isSingle(tokens, token);

function endsSentence(text: string, tokens: Scan, before: number, after: number): boolean {
  switch (tokens.kind[before]) {
    case SIGN:
      return true;
    case MIXED:
      return isNative(tokens, after);
    case WORD:
      // `Co.Design` is a name; so is `Mail.Ru`.
      return (
        isProse(text, tokens, before) &&
        (isNative(tokens, after) || (isNative(tokens, before) && isLong(tokens, before)))
      );
    default:
      // `1.Hà Nội` numbers a list.
      return isLong(tokens, before) && isNative(tokens, after);
  }
}

const isLong = (tokens: Scan, token: number): boolean => tokens.end[token]! - tokens.start[token]! > 2;

/** A word of its own, and no abbreviation: two letters or more, one of them a vowel, and not capitals only. */
function isProse(text: string, tokens: Scan, token: number): boolean {
  if (tokens.kind[token] !== WORD) return tokens.kind[token] === SIGN;
  if (isSingle(tokens, token) || (tokens.traits[token]! & ALL_CAPITALS) !== 0) return false;
  for (let at = tokens.start[token]!; at < tokens.end[token]!; at++) if (isVowel(text.charCodeAt(at))) return true;
  return false;
}

const DOMAIN_ENDS = new Set(['vn', 'com', 'net', 'org']);

const isMark = (code: number): boolean =>
  code === COMMA || code === STOP || code === COLON || code === SEMICOLON || code === QUESTION || code === EXCLAMATION;

const [COMMA, STOP, COLON, SEMICOLON, QUESTION, EXCLAMATION] = [0x2c, 0x2e, 0x3a, 0x3b, 0x3f, 0x21];
const [PERCENT, AMPERSAND] = [0x25, 0x26];
