/**
 * What kind of character a UTF-16 code unit is, as bits: ask `classOf(code) & (LETTER | MARK)`.
 * Both halves of a character beyond U+FFFF are `OTHER`.
 */
export const LETTER = 1;
/** A letter that Vietnamese has and English has not: đ, ă, â, ê, ô, ơ, ư, and any vowel with a tone. */
export const VIETNAMESE = 2;
export const UPPER = 4;
export const LOWER = 8;
/** A combining mark: in decomposed text (NFD) `ế` is `e` and two of these. */
export const MARK = 16;
export const DIGIT = 32;
/** White space, line ends included; not U+FEFF, which is a byte order mark and nothing a writer can see. */
export const SPACE = 64;
export const PUNCTUATION = 128;
/** Symbols, controls, halves of surrogate pairs. */
export const OTHER = 256;

/** The class of a code unit, in the bits above; never 0. Takes one array load for a character met before. */
export function classOf(code: number): number {
  return classes[code] || classify(code);
}

export const isLetter = (code: number): boolean => (classOf(code) & LETTER) !== 0;
export const isVietnameseLetter = (code: number): boolean => (classOf(code) & VIETNAMESE) !== 0;
export const isUpper = (code: number): boolean => (classOf(code) & UPPER) !== 0;
export const isLower = (code: number): boolean => (classOf(code) & LOWER) !== 0;
export const isMark = (code: number): boolean => (classOf(code) & MARK) !== 0;
export const isDigit = (code: number): boolean => (classOf(code) & DIGIT) !== 0;
export const isSpace = (code: number): boolean => (classOf(code) & SPACE) !== 0;
export const isPunctuation = (code: number): boolean => (classOf(code) & PUNCTUATION) !== 0;

/**
 * The lower-case form of one code unit, as one code unit. `İ`, whose lower case is two units long, stays as it is:
 * `String.toLowerCase` would move every offset behind it.
 */
export function lowerOf(code: number): number {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? code + 32 : code;
  return lowers[code] || (lowers[code] = oneUnit(String.fromCharCode(code).toLowerCase(), code));
}

/** The upper-case form of one code unit, as one code unit; `ß`, which would become `SS`, stays as it is. */
export function upperOf(code: number): number {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a ? code - 32 : code;
  return oneUnit(String.fromCharCode(code).toUpperCase(), code);
}

/** The lower-case letter without tone and diacritic (`Ế` → `e`, `Đ` → `d`); 0 for a combining mark; else the code. */
export function foldOf(code: number): number {
  if (code < 0x80) return lowerOf(code);
  const known = folds[code] ?? 0;
  if (known !== 0) return known - 1;
  const folded = (classOf(code) & MARK) !== 0 ? 0 : foldLetter(lowerOf(code));
  folds[code] = folded + 1;
  return folded;
}

/**
 * Unaccented lower-case text for search: `Bộ Quốc phòng` → `bo quoc phong`. Combining marks are left out, so that
 * text in NFC and in NFD fold alike. Text whose letters are all composed keeps its length, unit by unit.
 */
export function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const code = foldOf(text.charCodeAt(at));
    if (code !== 0) folded += String.fromCharCode(code);
  }
  return folded;
}

/** Whether two texts are the same to a reader, however their letters are composed. Letter case counts. */
export function sameText(a: string, b: string): boolean {
  return a === b || a.normalize('NFC') === b.normalize('NFC');
}

/** The six tones in the order of their numbers, 0 to 5. */
export const TONES = ['ngang', 'sắc', 'huyền', 'hỏi', 'ngã', 'nặng'] as const;
export type Tone = (typeof TONES)[number];

/** The number of the tone that a composed vowel bears (`ế` → 1), or that a combining mark is; 0 for all others. */
export function toneNumberOf(code: number): number {
  if (code < 0xc0) return 0;
  if (code >= 0x300 && code <= 0x323) return COMBINING_TONES.indexOf(String.fromCharCode(code)) + 1;
  return toned.get(code)?.tone ?? 0;
}

/** The letter without its tone, its diacritic and case kept: `Ế` → `Ê`; every other character as it is. */
export function untonedOf(code: number): number {
  return code < 0xc0 ? code : (toned.get(code)?.bare ?? code);
}

/** A vowel with the tone of that number in place of its own; a character that bears no tone as it is. */
export function withToneNumber(code: number, tone: number): number {
  return vowels.get(untonedOf(code))?.charCodeAt(tone) ?? code;
}

/** Whether a code unit is one of the 12 vowel letters, in either case, with whatever tone. */
export const isVowel = (code: number): boolean => vowels.has(untonedOf(code));

// A row a vowel: the vowel with the tones 0 to 5.
const ROWS = [
  'aáàảãạ',
  'ăắằẳẵặ',
  'âấầẩẫậ',
  'eéèẻẽẹ',
  'êếềểễệ',
  'iíìỉĩị',
  'oóòỏõọ',
  'ôốồổỗộ',
  'ơớờởỡợ',
  'uúùủũụ',
  'ưứừửữự',
  'yýỳỷỹỵ',
];

const vowels: ReadonlyMap<number, string> = new Map(
  ROWS.flatMap((row) => [row, row.toUpperCase()]).map((row) => [row.charCodeAt(0), row]),
);

// The marks of the tones 1 to 5. In composed text they are left over where no vowel takes them: `giá` + U+0301.
const COMBINING_TONES = '\u0301\u0300\u0309\u0303\u0323';

const toned: ReadonlyMap<number, { readonly bare: number; readonly tone: number }> = new Map(
  [...vowels].flatMap(([bare, row]) =>
    Array.from({ length: 5 }, (_, i) => [row.charCodeAt(i + 1), { bare, tone: i + 1 }] as const),
  ),
);

// The tables are filled as characters are met: an article has some two hundred different ones, and classing all
// 65,536 at start would take 20 ms.
const classes = new Uint16Array(0x10000);
const lowers = new Uint16Array(0x10000);
const folds = new Uint16Array(0x10000);

const VIETNAMESE_LETTERS = 'đăâêôơư';
const ASCII_OTHER = '$+<=>^`|~';
// JavaScript's own white space without the line ends and U+FEFF.
const SPACES =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000';

function classify(code: number): number {
  const value = code < 0x80 ? classifyAscii(code) : classifyRest(code);
  classes[code] = value;
  return value;
}

function classifyAscii(code: number): number {
  if (code >= 0x61 && code <= 0x7a) return LETTER | LOWER;
  if (code >= 0x41 && code <= 0x5a) return LETTER | UPPER;
  if (code >= 0x30 && code <= 0x39) return DIGIT;
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return SPACE;
  if (code < 0x20 || code === 0x7f) return OTHER;
  return ASCII_OTHER.includes(String.fromCharCode(code)) ? OTHER : PUNCTUATION;
}

function classifyRest(code: number): number {
  if (code >= 0x300 && code <= 0x36f) return MARK;
  if (code >= 0xd800 && code <= 0xdfff) return OTHER;
  const character = String.fromCharCode(code);
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  if (lower !== upper && /\p{L}/u.test(character)) {
    const ofVietnamese = toned.has(code) || VIETNAMESE_LETTERS.includes(lower) ? VIETNAMESE : 0;
    const letterCase = lower !== character ? (upper !== character ? 0 : UPPER) : LOWER;
    return LETTER | ofVietnamese | letterCase;
  }
  if (SPACES.includes(character) || code === 0x85) return SPACE;
  if (/\p{P}/u.test(character)) return PUNCTUATION;
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return MARK;
  return /\p{Nd}/u.test(character) ? DIGIT : OTHER;
}

function foldLetter(lower: number): number {
  if (lower === 0x111) return 0x64;
  const letter = String.fromCharCode(lower);
  const base = letter.normalize('NFD');
  return base.length > 1 && (classOf(base.charCodeAt(0)) & LETTER) !== 0 ? base.charCodeAt(0) : lower;
}

const oneUnit = (text: string, otherwise: number): number => (text.length === 1 ? text.charCodeAt(0) : otherwise);
