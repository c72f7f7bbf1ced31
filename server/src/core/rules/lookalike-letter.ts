import { textOf } from '../article';
import { mayBeLegacy } from '../legacy';
import { tokensIn } from '../prose';
import { blockRule } from '../rule';
import { MIXED, WORD, scan } from '../scan';
import { replace, span } from '../text';
import { isLetter, isLower, isVietnameseLetter } from '../vietnamese/letters';
import { NONE, syllableAt } from '../vietnamese/syllables';

export default blockRule({
  id: 'lookalike-letter',
  severity: 'error',
  sentences: {
    eth: '“{letter}” is not the Vietnamese “{right}”',
    cyrillic: '“{letter}” in this word is a Cyrillic letter',
    greek: '“{letter}” in this word is a Greek letter',
    replace: 'Write “{word}” in Vietnamese letters',
  },
  *check({ article, block }) {
    const { text } = article;
    if (!SUSPECTS.test(text.slice(block.span.start, block.span.end))) return;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, block.span);
    let legacy: boolean | undefined;
    for (let token = from; token < to; token++) {
      if (tokens.kind[token] !== WORD && tokens.kind[token] !== MIXED) continue;
      const where = span(tokens.start[token]!, tokens.end[token]!);
      const at = firstSuspect(text, where.start, where.end);
      if (at < 0) continue;
      const written = text.slice(where.start, where.end);
      const word = isEth(text.charCodeAt(at)) ? withoutEth(written) : inLatin(written);
      // In an old encoding Ð is another letter, to be decoded with the rest.
      if (word === undefined) continue;
      if ((legacy ??= mayBeLegacy(textOf(article, block.span)))) return;
      const letter = text[at]!;
      const fixes = [{ title: 'replace', values: { word }, edits: [replace(where, word)], safe: true }] as const;
      if (isEth(text.charCodeAt(at)))
        yield { span: where, message: 'eth', values: { letter, right: ETHS.get(letter)! }, fixes };
      else if (letter < '\u0400') yield { span: where, message: 'greek', values: { letter }, fixes };
      else yield { span: where, message: 'cyrillic', values: { letter }, fixes };
    }
  },
});

/** Eths, and the Greek and Cyrillic alphabets. */
const SUSPECTS = /[ÐðƉɖ\u0370-\u052F]/;

const ETHS: ReadonlyMap<string, string> = new Map([
  ['Ð', 'Đ'],
  ['Ɖ', 'Đ'],
  ['ð', 'đ'],
  ['ɖ', 'đ'],
]);

// Only letters that nobody can tell apart: Cyrillic к and Greek μ are no slips of the keyboard.
const GREEK = ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο', 'ABEZHIKMNOPTYXo'] as const;
const CYRILLIC = ['АВЕКМНОРСТХаеорсухіјѕІЈЅ', 'ABEKMHOPCTXaeopcyxijsIJS'] as const;
const LATIN: ReadonlyMap<string, string> = new Map(
  [GREEK, CYRILLIC].flatMap(([from, to]) => [...from].map((letter, at) => [letter, to.charAt(at)] as const)),
);

/** The first letter that is an eth, or Greek or Cyrillic; -1 where there is none. */
function firstSuspect(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xd0 && (isEth(code) || isForeign(code))) return at;
  }
  return -1;
}

/** `Ðảng`, `HÐND`: the word with đ, if that makes a syllable or an abbreviation; Icelandic names keep their eth. */
function withoutEth(written: string): string | undefined {
  const word = [...written].map((letter) => ETHS.get(letter) ?? letter).join('');
  if (written.length > 1 && syllableAt(word, 0, word.length) !== NONE) return word;
  if (word.length < 2 || word.length > 5) return undefined;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (isLower(code) || (code > 0x7f && !isVietnameseLetter(code))) return undefined;
  }
  return word;
}

/** `сủa`: the word with Latin letters, if it has some already and each other one a double. */
function inLatin(written: string): string | undefined {
  let word = '';
  let latin = false;
  for (const letter of written) {
    const code = letter.charCodeAt(0);
    const own = isForeign(code) ? LATIN.get(letter) : letter;
    if (own === undefined) return undefined;
    if (own === letter && isLetter(code)) latin = true;
    word += own;
  }
  return latin ? word : undefined;
}

const isEth = (code: number): boolean => code === 0xd0 || code === 0xf0 || code === 0x189 || code === 0x256;
const isForeign = (code: number): boolean => code >= 0x370 && code <= 0x52f;
