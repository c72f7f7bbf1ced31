import { textOf } from '../article';
import { mayBeLegacy } from '../legacy';
import { proseOf, tokensIn } from '../prose';
import { articleRule } from '../rule';
import { LOWER_CASE, type Scan, scan } from '../scan';
import { mayOpenSentence } from '../sentences';
import { doubts, fitAt, levels } from '../spelling/judge';
import { replace, span } from '../text';
import { foldOf, isVietnameseLetter, isVowel } from '../vietnamese/letters';
import { suggestSyllables } from '../vietnamese/suggest';
import { isBesideForeign, isOdd, isOwn, residueAt, standsAlone } from '../words';

/** A light bulb with more entries helps nobody. */
const MOST_FIXES = 3;

export default articleRule({
  id: 'misspelt-syllable',
  severity: 'error',
  listable: 'words',
  sentences: {
    misspelt: '“{word}” is no Vietnamese syllable: is it “{right}”?',
    replace: 'Write “{right}”',
  },
  *check({ article, lexicon, spelling }) {
    const { text } = article;
    const tokens = scan(article);
    const doubtful = new Map(doubts(article, lexicon).map((doubt) => [doubt.token, doubt]));
    for (const block of article.blocks) {
      const { from, to } = tokensIn(tokens, proseOf(block));
      let checked = false;
      for (let token = from; token < to; token++) {
        if (!isOdd(tokens, token)) continue;
        const where = span(tokens.start[token]!, tokens.end[token]!);
        const word = textOf(article, where).normalize('NFC');
        if (!standsAlone(text, where) || isOwn(word, lexicon)) continue;
        const doubt = doubtful.get(token);
        // `trng` has no Vietnamese letter, and only its neighbours tell that it is no word of another language.
        const isTold = doubt !== undefined && doubt.odds >= levels[spelling];
        if (!isVietnamese(word) && !(isTold && /^[a-z]+$/.test(word) && !isBesideForeign(tokens, token, from, to)))
          continue;
        // In an old encoding these are letters, to be decoded with the rest.
        if (!checked && mayBeLegacy(textOf(article, block.span))) break;
        checked = true;
        if (residueAt(text, tokens, token, from, to, lexicon).length > 0) continue;
        const suggestions = suggestSyllables(word, lexicon.frequency, MOST_FIXES, fitAt(article, lexicon, token));
        const [best] = suggestions;
        if (!best) continue;
        if (!best.deterministic && !isTold) {
          // A name, or a word of French or Spanish: `José`, `crème brûlée`, `né René`.
          if ((tokens.traits[token]! & LOWER_CASE) === 0) continue;
          if (isWestern(word) && (best.text.includes(' ') || isBesideForeign(tokens, token, from, to))) continue;
        } else if (
          (tokens.traits[token]! & LOWER_CASE) === 0 &&
          !isTold &&
          !opensSentence(text, tokens, token, from, to)
        )
          continue;
        yield {
          span: where,
          message: 'misspelt',
          values: { word, right: best.text },
          fixes: suggestions.map((suggestion) => ({
            title: 'replace',
            values: { right: suggestion.text },
            edits: [replace(where, suggestion.text)],
            safe: suggestion.deterministic && isVietnamese(word),
          })),
        };
      }
    }
  },
});

/**
 * Whether a word has Vietnamese letters and no foreign ones, a vowel, and one vowel at most twice in a row: not `đt`,
 * not `němcová`, not `ồồồ`.
 */
function isVietnamese(word: string): boolean {
  let special = false;
  let vowel = false;
  let run = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    if (isVietnameseLetter(code)) special = true;
    else if (code > 0x7f) return false;
    if (isVowel(code)) vowel = true;
    run = at > 0 && foldOf(code) === foldOf(word.charCodeAt(at - 1)) ? run + 1 : 1;
    if (run > 2) return false;
  }
  return special && vowel;
}

/** Whether all letters are those of French or Spanish, too: no đ, no ơ, no ế. */
function isWestern(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) > 0xff) return false;
  return true;
}

/** Whether a capital is there for the sentence's sake: its next word is Vietnamese, too, and has none. */
function opensSentence(text: string, tokens: Scan, token: number, from: number, to: number): boolean {
  return token + 1 < to && (tokens.traits[token + 1]! & LOWER_CASE) !== 0 && mayOpenSentence(text, tokens, token, from);
}
