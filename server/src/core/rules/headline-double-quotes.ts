import { type Span, replace, span } from '../text';
import { blockRule } from '../rule';

export default blockRule({
  id: 'headline-double-quotes',
  severity: 'hint',
  sentences: {
    double: 'Double quotes in the headline',
    single: 'Use single quotes: {open}…{close}',
  },
  *check({ article, block }) {
    if (block.kind !== 'dateLine' || !block.keyword) return;
    for (const pair of pairs(article.text, block.headline)) {
      const [open, close] = article.text[pair.start] === '“' ? ['‘', '’'] : ["'", "'"];
      const found = { span: pair, message: 'double' } as const;
      // Single quotes and apostrophes within would be confused with the new ones.
      if (/['‘’]/.test(article.text.slice(pair.start, pair.end))) {
        yield found;
        continue;
      }
      const edits = [replace(span(pair.start, pair.start + 1), open), replace(span(pair.end - 1, pair.end), close)];
      yield { ...found, fixes: [{ title: 'single', values: { open, close }, edits }] };
    }
  },
});

/** From each opening quote to its closing one. Inches (`TV 55"`) and quotes without a partner are nobody's pair. */
function pairs(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  for (let at = start; at < end; at++) {
    const mark = text[at];
    if (mark !== '“' && (mark !== '"' || /[\p{L}\p{N}]/u.test(at > start ? text[at - 1]! : ' '))) continue;
    const close = text.indexOf(mark === '“' ? '”' : '"', at + 1);
    if (close < 0 || close >= end) return found;
    found.push(span(at, close + 1));
    at = close;
  }
  return found;
}
