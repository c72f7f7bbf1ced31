import { textOf } from '../article';
import { wantedDash } from '../dashes';
import { type Lexicon } from '../lexicon';
import { phraseAt } from '../phrases';
import { proseOf, tokensIn, touches } from '../prose';
import { articleRule } from '../rule';
import { CAPITAL, type Scan, scan } from '../scan';
import { type Span, edited, replace, span } from '../text';
import { isForeignName } from '../words';

export default articleRule({
  id: 'unconnected-names',
  severity: 'warning',
  sentences: {
    unconnected: 'Nothing stands between “{first}” and “{second}”',
    insert: 'Write “{right}”',
  },
  *check({ article, lexicon, style }) {
    const { text } = article;
    const tokens = scan(article);
    let dash: string | undefined;
    for (const block of article.blocks) {
      const { from, to } = tokensIn(tokens, proseOf(block));
      for (let token = from; token < to; token++) {
        const relation = phraseAt(lexicon.relationWords, text, tokens, token, to);
        if (!relation || relation.entry.between) continue;
        const names = namesFrom(text, tokens, token + relation.words.length, to, lexicon);
        const [first, second] = names;
        if (!first || !second) continue;
        const where = span(first.start, names.at(-1)!.end);
        dash ??= ` ${wantedDash(article, style) ?? '-'} `;
        const edits = names.slice(1).map((name, at) => replace(span(names[at]!.end, name.start), dash!));
        yield {
          span: where,
          message: 'unconnected',
          values: { first: textOf(article, first), second: textOf(article, second) },
          fixes: [{ title: 'insert', values: { right: edited(text, where, edits) }, edits }],
        };
      }
    }
  },
});

/** `quan hệ hợp tác kinh tế Mỹ Trung Quốc` */
const MOST_BETWEEN = 3;

/**
 * The countries or capitals in a row behind a word of relation, if they are two and more, and no address (`Bắc Kinh
 * Trung Quốc`) nor the beginning of a longer name (`Nga Trung Đông`, `Mỹ Washington Post`).
 */
function namesFrom(text: string, tokens: Scan, start: number, to: number, lexicon: Lexicon): Span[] {
  let token = start;
  for (let count = 0; count < MOST_BETWEEN; count++)
    if (token < to && !touches(tokens, token))
      token += phraseAt(lexicon.relationWords, text, tokens, token, to)?.words.length ?? 0;
  const names: Span[] = [];
  let country = '';
  let short = false;
  while (token < to && !touches(tokens, token) && (tokens.traits[token]! & CAPITAL) !== 0) {
    const name = phraseAt(lexicon.countries, text, tokens, token, to);
    if (!name) break;
    if (name.entry.country === country) return [];
    country = name.entry.country;
    short ||= name.entry.short;
    names.push(span(tokens.start[token]!, tokens.end[token + name.words.length - 1]!));
    token += name.words.length;
  }
  if (token < to && touches(tokens, token) && text[tokens.start[token]!] === '-') return [];
  const goesOn = token < to && !touches(tokens, token) && (tokens.traits[token]! & CAPITAL) !== 0;
  return goesOn && (short || isForeignName(tokens, token)) ? [] : names;
}
