import { classOf, LETTER, LOWER, lowerOf, MARK, SPACE, UPPER, upperOf, VIETNAMESE } from './letters';
import { NONE, syllableAt } from './syllables';

/** TCVN 5712:1993 (ABC, fonts .Vn…), VNI for Windows, and UTF-8 whose bytes were read as Windows-1252. */
export type LegacyEncoding = 'tcvn3' | 'vni-windows' | 'utf8-as-cp1252';

/**
 * What a block of text says if it is in an old encoding: `ViÖt Nam`, `Vieät Nam`, `Viá»‡t Nam` → `Việt Nam`, NFC.
 * Undefined for text that is in order, and where three words do not speak for it: a fifth of the words must change,
 * four in five of those must become Vietnamese syllables, and a quarter and more of these must have been none before.
 * Pass the encoding found elsewhere in the article as `known`, and one word is enough: `Nguyeãn Vaên A` in a byline.
 */
export function decodeLegacy(
  text: string,
  known?: LegacyEncoding,
): { readonly encoding: LegacyEncoding; readonly text: string } | undefined {
  if (!mayBeLegacy(text)) return undefined;
  let best: { encoding: LegacyEncoding; text: string; score: number } | undefined;
  for (const encoding of known === undefined ? ENCODINGS : [known]) {
    const decode = DECODERS[encoding];
    const score = trust(text, decode, known === undefined ? 3 : 1);
    if (score > (best?.score ?? 0)) best = { encoding, text: decode(text).normalize('NFC'), score };
  }
  return best && { encoding: best.encoding, text: best.text };
}

/** A text in one of the three encodings as Unicode, whether or not it makes sense. */
const DECODERS: Readonly<Record<LegacyEncoding, (text: string) => string>> = {
  tcvn3: decodeTcvn3,
  'vni-windows': decodeVniWindows,
  'utf8-as-cp1252': decodeCp1252,
};
const ENCODINGS = Object.keys(DECODERS) as LegacyEncoding[];

/**
 * All three write Vietnamese with the characters up to U+00FF and a few signs, while in Unicode more than half of the
 * accented letters lie beyond. One in ten is tolerated, for a word pasted in.
 */
function mayBeLegacy(text: string): boolean {
  let old = 0;
  let modern = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xa1) continue;
    if (code <= 0xff) old++;
    else if ((classOf(code) & VIETNAMESE) !== 0) modern++;
  }
  return old > 0 && modern * 10 <= old;
}

/** How many words turn into syllables, by the tests named above; 0 if they fail. */
function trust(text: string, decode: (text: string) => string, enough: number): number {
  let words = 0;
  let changed = 0;
  let wellFormed = 0;
  let wellFormedBefore = 0;
  for (const [start, end] of wordsOf(text)) {
    const word = text.slice(start, end);
    const decoded = decode(word);
    if (hasLetter(decoded)) words++;
    if (decoded === word) continue;
    changed++;
    if (areSyllables(decoded.normalize('NFC'))) wellFormed++;
    if (isOrderly(word) && areSyllables(word)) wellFormedBefore++;
  }
  const passes =
    changed >= enough && changed * 5 >= words && wellFormed * 5 >= changed * 4 && wellFormedBefore * 4 < wellFormed * 3;
  return passes ? wellFormed : 0;
}

/** The runs of characters other than white space, U+00A0 counted as one of them: it is half of `Ã `, which is à. */
function wordsOf(text: string): [number, number][] {
  const words: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    const start = at;
    while (at < text.length && (text.charCodeAt(at) === 0xa0 || (classOf(text.charCodeAt(at)) & SPACE) === 0)) at++;
    if (at > start) words.push([start, at]);
  }
  return words;
}

function hasLetter(word: string): boolean {
  for (let at = 0; at < word.length; at++) if ((classOf(word.charCodeAt(at)) & LETTER) !== 0) return true;
  return false;
}

/** Whether a word, its punctuation aside, consists of syllables: `Nam,` and `Nga-Mỹ` do. */
function areSyllables(word: string): boolean {
  let found = 0;
  for (let at = 0; at < word.length; at++) {
    const start = at;
    while (at < word.length && (classOf(word.charCodeAt(at)) & (LETTER | MARK)) !== 0) at++;
    if (at === start) continue;
    if (syllableAt(word, start, at) === NONE) return false;
    found++;
  }
  return found > 0;
}

/**
 * Whether a word is of letters and ASCII only, and has no capital behind a small letter: neither `giá»¯` (giữ) nor
 * `tÊn` (tấn in TCVN3) is a word in order, though each begins like one or would be one in another letter case.
 */
function isOrderly(word: string): boolean {
  let before = 0;
  for (let at = 0; at < word.length; at++) {
    const kind = classOf(word.charCodeAt(at));
    if (word.charCodeAt(at) >= 0x80 && (kind & (LETTER | MARK)) === 0) return false;
    if ((kind & UPPER) !== 0 && (before & LOWER) !== 0) return false;
    before = kind;
  }
  return true;
}

// Character for character: what TCVN 5712 has at a byte, and what Windows-1252 has there.
const TCVN3_FROM = '¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ';
const TCVN3_TO = 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ';
const tcvn3 = new Map([...TCVN3_FROM].map((from, at) => [from, TCVN3_TO.charAt(at)]));

function decodeTcvn3(text: string): string {
  let decoded = '';
  for (const character of text) decoded += tcvn3.get(character) ?? character;
  // The capitals of .VnTimeH are the small letters of .VnTime, in a font that draws them large.
  return /[A-Z]{2}/.test(text) && !/[a-z]/.test(text) ? decoded.toUpperCase() : decoded;
}

// A vowel and the sign behind it, then what both are: tones on a e o u y and on ơ ư (written ô ö), tone and diacritic
// in one on a e o. After a dot stand the letters that one character holds.
const VNI = [
  'aùá aøà aûả aõã aïạ eùé eøè eûẻ eõẽ eïẹ où\u00f3 oøò oûỏ oõõ oïọ uùú uøù uûủ uõũ uïụ yùý yøỳ yûỷ yõỹ yïỵ',
  'aââ aáấ aàầ aåẩ aãẫ aäậ aêă aéắ aèằ aúẳ aüẵ aëặ eâê eáế eàề eåể eãễ eäệ oâô oáố oàồ oåổ oãỗ oäộ',
  'ôùớ ôøờ ôûở ôõỡ ôïợ öùứ öøừ öûử öõữ öïự',
]
  .join(' ')
  .split(' ');
const VNI_SINGLE = ['ôơ', 'öư', 'ñđ', 'íí', 'ìì', 'æỉ', 'óĩ', 'òị', 'îỵ'];
const vniPairs = new Map(VNI.map((entry) => [entry.slice(0, 2), entry.charAt(2)]));
const vniSingles = new Map(VNI_SINGLE.map((entry) => [entry.charAt(0), entry.charAt(1)]));

function decodeVniWindows(text: string): string {
  let decoded = '';
  for (let at = 0; at < text.length; at++) {
    const first = text.charCodeAt(at);
    const small = String.fromCharCode(lowerOf(first));
    const pair =
      at + 1 < text.length ? vniPairs.get(small + String.fromCharCode(lowerOf(text.charCodeAt(at + 1)))) : undefined;
    const letter = pair ?? vniSingles.get(small);
    if (pair !== undefined) at++;
    if (letter === undefined) decoded += String.fromCharCode(first);
    else
      decoded += String.fromCharCode(lowerOf(first) === first ? letter.charCodeAt(0) : upperOf(letter.charCodeAt(0)));
  }
  return decoded;
}

// What Windows-1252 has at the bytes 0x80 to 0x9F; a space stands for the five it leaves open, which programs read as
// the control characters of the same number.
const CP1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const cp1252 = new Map([...CP1252].flatMap((character, at) => (character === ' ' ? [] : [[character, 0x80 + at]])));

function decodeCp1252(text: string): string {
  let decoded = '';
  for (let at = 0; at < text.length;) {
    const lead = byteOf(text, at);
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    let code = length === 1 ? -1 : lead & (0xff >> (length + 1));
    for (let i = 1; i < length && code >= 0; i++) {
      const byte = byteOf(text, at + i);
      code = byte >= 0x80 && byte < 0xc0 ? (code << 6) | (byte & 0x3f) : -1;
    }
    if (lead > 0xf4 || code < 0x80 || code > 0x10ffff) {
      // In à = `Ã` + U+00A0 the second half often became a space on its way, or fell to the space behind it.
      const isA = lead === 0xc3 && (at + 1 === text.length || text.charCodeAt(at + 1) === 0x20);
      decoded += isA ? 'à' : text.charAt(at);
      at += isA && text.charCodeAt(at + 2) === 0x20 ? 2 : 1;
    } else {
      decoded += String.fromCodePoint(code);
      at += length;
    }
  }
  return decoded;
}

/** The byte that Windows-1252 shows as the character there; -1 if it has no such character. */
function byteOf(text: string, at: number): number {
  const code = at < text.length ? text.charCodeAt(at) : -1;
  return code <= 0xff ? code : (cp1252.get(text.charAt(at)) ?? -1);
}
