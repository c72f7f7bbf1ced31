import { isMark, isVowel, lowerOf, TONES, toneNumberOf, untonedOf, withToneNumber, type Tone } from './letters';

/**
 * Where the tone stands in an open syllable in oa, oe, uy: `old` is the press's way (hòa, khỏe, thủy), `new` the
 * schoolbooks' (hoà, khoẻ, thuỷ; decision 1989/QĐ-BGDĐT of 2018, article 8). All other syllables are written one way.
 * Of 33,659 news articles 67.1 % write only the old style, 1.2 % only the new, 3.6 % both.
 */
export type ToneStyle = 'old' | 'new';

/**
 * The syllable with its tone where the style wants it: `mơí` → `mới`, `ngươì` → `người`, `tòan` → `toàn`, `qúa` → `quá`.
 * The result is NFC. Text that is not shaped like a syllable (no vowel, two groups of vowels, two tones) is
 * returned as it came; whether the result is a syllable that exists is not asked.
 */
export function placeTone(syllable: string, style: ToneStyle): string {
  const letters = syllable.normalize('NFC');
  const tone = soleTone(letters);
  if (tone <= 0 || !hasOneVowelGroup(letters)) return tone === 0 ? letters : syllable;
  return setTone(stripTone(letters), tone, style);
}

/** The style a syllable is written in; undefined where both styles write it alike, or where its tone stands wrong. */
export function toneStyle(syllable: string): ToneStyle | undefined {
  const letters = syllable.normalize('NFC');
  return toneStyleAt(letters, 0, letters.length);
}

/** The same of a syllable within a composed text, without copying it out: for the scan of a whole article. */
export function toneStyleAt(text: string, start: number, end: number): ToneStyle | undefined {
  if (end - start < 2) return undefined;
  const first = text.charCodeAt(end - 2);
  const last = text.charCodeAt(end - 1);
  const firstTone = toneNumberOf(first);
  const lastTone = toneNumberOf(last);
  if ((firstTone === 0) === (lastTone === 0)) return undefined;
  const glide = lowerOf(untonedOf(first));
  const vowel = lowerOf(untonedOf(last));
  if (glide === O ? vowel !== A && vowel !== E : glide !== U || vowel !== Y) return undefined;
  const before = end - 3 >= start ? lowerOf(text.charCodeAt(end - 3)) : 0;
  if (before === Q || (isVowel(before) && before !== I)) return undefined;
  return firstTone !== 0 ? 'old' : 'new';
}

const [A, E, I, O, Q, U, Y] = [0x61, 0x65, 0x69, 0x6f, 0x71, 0x75, 0x79];

/** The tone of a syllable, wherever its mark stands; the first where a faulty one bears several. */
export function toneOf(syllable: string): Tone {
  const letters = syllable.normalize('NFC');
  for (let at = 0; at < letters.length; at++) {
    const tone = toneNumberOf(letters.charCodeAt(at));
    if (tone !== 0) return TONES[tone] ?? 'ngang';
  }
  return 'ngang';
}

/** The syllable without its tone, in NFC, diacritics and letter case kept: `Việt` → `Viêt`. */
export function withoutTone(syllable: string): string {
  return stripTone(syllable.normalize('NFC'));
}

/**
 * The syllable with that tone in place of its own, in NFC: `viêt`, `nặng` → `việt`. Text without a vowel gets none.
 */
export function withTone(base: string, tone: Tone, style: ToneStyle): string {
  return setTone(withoutTone(base), TONES.indexOf(tone), style);
}

/** Whether a syllable ends in c, ch, p or t: these bear no tone but sắc and nặng. */
export function isChecked(syllable: string): boolean {
  return /(?:ch|[cpt])$/i.test(syllable);
}

/** Where the rime begins: behind the consonants, and behind `gi` and `qu` where another vowel follows. */
export function rimeStart(letters: string): number {
  let at = 0;
  while (at < letters.length && !isVowel(letters.charCodeAt(at))) at++;
  const head = letters.slice(0, at + 1).toLowerCase();
  const glides = stripTone(head) === 'gi' || stripTone(head) === 'qu';
  return glides && at + 1 < letters.length && isVowel(letters.charCodeAt(at + 1)) ? at + 1 : at;
}

/**
 * The place of the tone, counted in the untoned rime. Rule of both styles: on the vowel that has a diacritic, the
 * last of two (ươ → ơ); else before a final consonant on the last vowel (toán, quýt); else on the middle one of
 * three (ngoài, khuỷu), on the first of two (tài, của), except that oa, oe, uy differ by style.
 */
function toneIndex(rime: string, style: ToneStyle): number {
  let length = 0;
  let marked = -1;
  for (; length < rime.length && isVowel(rime.charCodeAt(length)); length++)
    if (rime.charCodeAt(length) > 0x7f) marked = length;
  if (marked >= 0) return marked;
  if (length < 2) return 0;
  if (length < rime.length) return length - 1;
  if (length > 2) return 1;
  return style === 'new' && OPEN_GLIDES.includes(rime) ? 1 : 0;
}

const OPEN_GLIDES = ['oa', 'oe', 'uy'];

function setTone(bare: string, tone: number, style: ToneStyle): string {
  const start = rimeStart(bare);
  const at = start + toneIndex(bare.slice(start).toLowerCase(), style);
  if (tone === 0 || at >= bare.length) return bare;
  return bare.slice(0, at) + String.fromCharCode(withToneNumber(bare.charCodeAt(at), tone)) + bare.slice(at + 1);
}

function stripTone(letters: string): string {
  let bare = '';
  for (let at = 0; at < letters.length; at++) {
    const code = letters.charCodeAt(at);
    const isStrayTone = isMark(code) && toneNumberOf(code) !== 0;
    if (!isStrayTone) bare += String.fromCharCode(untonedOf(code));
  }
  return bare;
}

/** The number of the one tone that is there, 0 for none, -1 for several. */
function soleTone(letters: string): number {
  let sole = 0;
  for (let at = 0; at < letters.length; at++) {
    const tone = toneNumberOf(letters.charCodeAt(at));
    if (tone !== 0) sole = sole === 0 ? tone : -1;
  }
  return sole;
}

function hasOneVowelGroup(letters: string): boolean {
  let groups = 0;
  for (let at = 0; at < letters.length; at++)
    if (isVowel(letters.charCodeAt(at)) && (at === 0 || !isVowel(letters.charCodeAt(at - 1)))) groups++;
  return groups === 1;
}
