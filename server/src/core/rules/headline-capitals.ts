import { type Article, dateLine, textOf } from '../article';
import { type Lexicon } from '../lexicon';
import { hasEndMark } from '../parse/marks';
import { articleRule } from '../rule';
import { type Span, replace, words } from '../text';
import { isSyllable } from '../vietnamese/syllables';

export default articleRule({
  id: 'headline-capitals',
  severity: 'warning',
  sentences: {
    capitals: 'The headline is all in capitals',
    lower: 'Use capitals only where they belong',
  },
  *check({ article, lexicon }) {
    const line = dateLine(article);
    if (!line?.keyword || !isShouted(article, line.headline)) return;
    const edits = [replace(line.headline, sentenceCase(article, line.headline, lexicon))];
    yield { span: line.headline, message: 'capitals', fixes: [{ title: 'lower', edits }] };
  },
});

/** Three words and twelve letters, none of them small. Two words must be Vietnamese ones: `NATO, EU, UAE` are names. */
function isShouted(article: Article, headline: Span): boolean {
  const written = textOf(article, headline).normalize('NFC');
  if (/\p{Ll}/u.test(written)) return false;
  const tokens = written
    .split(/\s+/u)
    .map((token) => token.replace(/\P{L}/gu, ''))
    .filter(Boolean);
  const vietnamese = tokens.filter((token) => token.length > 1 && /[^A-ZĐ]/.test(token) && isSyllable(token));
  return tokens.length >= 3 && tokens.join('').length >= 12 && vietnamese.length >= 2;
}

/** Common words that are also countries: in capitals nobody can tell them apart. */
const COMMON = new Set(['anh', 'áo', 'đức', 'pháp', 'viên']);
const LONGEST_NAME = 5;

/** Small letters, but for the first one, for abbreviations, for known names, and for what the article itself writes with capitals. */
function sentenceCase(article: Article, headline: Span, lexicon: Lexicon): string {
  const tokens = words(article.text, headline).map((word) => textOf(article, word).normalize('NFC'));
  const cores = tokens.map(coreOf);
  const found = cores.map((core) => (isSyllable(core) || core === '' ? core.toLowerCase() : abbreviationOrName(core)));
  const body = capitalsIn(article, headline);
  for (let at = 0; at + 1 < cores.length; at++) {
    const pair = body.get(`${cores[at]!.toLowerCase()} ${cores[at + 1]!.toLowerCase()}`);
    if (!pair) continue;
    for (const [index, word] of pair.entries()) if (/^\p{Lu}/u.test(word)) found[at + index] = word;
  }
  const names = knownNames(lexicon);
  for (let at = 0; at < cores.length; at++)
    for (let count = Math.min(LONGEST_NAME, cores.length - at); count > 0; count--) {
      const name = names
        .get(
          cores
            .slice(at, at + count)
            .join(' ')
            .toLowerCase(),
        )
        ?.split(' ');
      if (!name) continue;
      for (const [index, word] of name.entries()) found[at + index] = word;
      at += count - 1;
      break;
    }
  const result = tokens.map((token, at) => token.replace(cores[at]!, () => found[at]!));
  return result.join(' ').replace(/\p{L}/u, (letter) => letter.toUpperCase());
}

/** A word without the marks round it. */
function coreOf(token: string): string {
  let [start, end] = [0, token.length];
  while (start < end && !LETTER_OR_DIGIT.test(token[start]!)) start++;
  while (end > start && !LETTER_OR_DIGIT.test(token[end - 1]!)) end--;
  return token.slice(start, end);
}
const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u;

/** `UAE`, `HĐND`, `COVID-19` stay as they are; a longer word that is no Vietnamese syllable is a foreign name: `Belousov`. */
function abbreviationOrName(core: string): string {
  const keep = core.length <= 4 || /\P{L}/u.test(core) || !/[AEIOUY]/.test(core);
  return keep ? core : core.slice(0, 1) + core.slice(1).toLowerCase();
}

/** Pairs of words as the article writes them within its sentences, by their small letters, where one has a capital. */
function capitalsIn(article: Article, headline: Span): Map<string, readonly [string, string]> {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { kind, span } of article.blocks) {
    if (kind === 'sources' || span.end === headline.end) continue;
    let previous: string | undefined;
    let begins = true;
    for (const word of words(article.text, span)) {
      const token = textOf(article, word).normalize('NFC');
      const core = coreOf(token);
      const opens = core === '' || !token.startsWith(core);
      if (previous !== undefined && !opens && /\p{Lu}/u.test(previous + core)) {
        const key = `${previous} ${core}`.toLowerCase();
        if (!pairs.has(key)) pairs.set(key, [previous, core]);
      }
      // The first word of a sentence or a quotation has its capital for being the first.
      previous = begins || opens || !token.endsWith(core) ? undefined : core;
      begins = hasEndMark(article.text, word);
    }
  }
  return pairs;
}

/** Places and agencies by their small letters; of two spellings the first, `TP.HCM` before `Tp.HCM`. */
function knownNames(lexicon: Lexicon): Map<string, string> {
  const names = new Map<string, string>();
  const add = (name: string): void => {
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  };
  for (const place of lexicon.places) if (!COMMON.has(place.toLowerCase())) add(place);
  for (const [name, agency] of lexicon.agencyByName) if (!agency.contextOnly) add(name);
  return names;
}
