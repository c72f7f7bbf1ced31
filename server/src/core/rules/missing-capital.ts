import { type Article, isAdjacent, textOf } from '../article';
import { miscapitalisedAt } from '../names';
import { hasEndMark } from '../parse/marks';
import { proseOf, signOf, tokensIn, touches } from '../prose';
import { articleRule } from '../rule';
import { ALL_CAPITALS, CAPITAL, DIACRITIC, LOWER_CASE, STATUS, type Scan, WORD, scan } from '../scan';
import { replace, span } from '../text';
import { capitalise } from '../vietnamese/capitals';
import { NONE } from '../vietnamese/syllables';

export default articleRule({
  id: 'missing-capital',
  severity: 'warning',
  sentences: {
    missing: 'This sentence begins without a capital',
    capitalise: 'Write “{right}”',
  },
  *check({ article, lexicon }) {
    const { text } = article;
    const tokens = scan(article);
    for (const [index, block] of article.blocks.entries()) {
      const prose = proseOf(block);
      const { from, to } = tokensIn(tokens, prose);
      for (let token = from; token < to; token++) {
        if ((tokens.traits[token]! & LOWER_CASE) === 0 || !isPlain(tokens, token)) continue;
        // `date 28/1/2026của của`: what is glued to the date belongs to the headline, and this word does not open it.
        const opens =
          token === from
            ? tokens.start[token] === prose.start && opensBlock(article, index)
            : endsSentence(text, tokens, token - 1, from);
        if (!opens || isItem(text, tokens, token, to)) continue;
        const where = span(tokens.start[token]!, tokens.end[token]!);
        if (miscapitalisedAt(text, tokens, token, from, to, lexicon)) continue;
        // `ảnh: AFP` is the label of a credit, which has a rule of its own.
        if (lexicon.creditLabels.has(text.slice(where.start, where.end).normalize('NFC'))) continue;
        const right = capitalise(textOf(article, where));
        // Some letters have no capital.
        if (right === textOf(article, where)) continue;
        const edits = [replace(span(where.start, where.start + 1), right.slice(0, 1))];
        yield {
          span: where,
          message: 'missing',
          fixes: [{ title: 'capitalise', values: { right }, edits, safe: true }],
        };
      }
    }
  },
});

/** A Vietnamese word, be it misspelt: `iPhone` and `eBay` begin as they please. */
const isPlain = (tokens: Scan, token: number): boolean =>
  (tokens.traits[token]! >> STATUS !== NONE || (tokens.traits[token]! & DIACRITIC) !== 0) && !touches(tokens, token);

/** Whether a block begins a sentence: not what goes on from the block above, nor an item of a list. */
function opensBlock(article: Article, index: number): boolean {
  const { kind } = article.blocks[index]!;
  if (kind === 'dateLine') return index === 0;
  if (kind !== 'lead' && kind !== 'paragraph' && kind !== 'caption') return false;
  const above = article.blocks[index - 1]!;
  if (above.kind !== 'lead' && above.kind !== 'paragraph') return !isAdjacent(article, index);
  return hasEndMark(article.text, above.span) && !/[:;][\s"”’)]*$/u.test(textOf(article, above.span).slice(-4));
}

/**
 * Whether a sentence surely ends in a token: a full stop behind a word that is no abbreviation. After `?` and `!` it may
 * go on: `Yahoo! cho biết`, `Được hỏi: Vì sao? đã trả lời`.
 */
function endsSentence(text: string, tokens: Scan, token: number, from: number): boolean {
  if (signOf(text, tokens, token) !== 0x2e) return false;
  const before = token - 1;
  if (before < from || tokens.kind[before] !== WORD) return false;
  const traits = tokens.traits[before]!;
  if ((traits & ALL_CAPITALS) !== 0) return false;
  const length = tokens.end[before]! - tokens.start[before]!;
  // `Tr. 5`, `No. một`, `Tập đoàn ABC Inc. của`
  if (traits >> STATUS === NONE || (traits & CAPITAL) !== 0) return length >= 5;
  return length >= 2;
}

/** `a) …`, `b. …`: an item of a list. */
function isItem(text: string, tokens: Scan, token: number, to: number): boolean {
  if (tokens.end[token]! - tokens.start[token]! > 1 || token + 1 >= to) return false;
  const next = signOf(text, tokens, token + 1);
  return next === 0x29 || next === 0x2e || next === 0x2f;
}
