import { type Article, type Block } from '../article';
import { prevailing } from '../notation';
import { proseOf, tokensIn, touches } from '../prose';
import { articleRule } from '../rule';
import { NUMBER, scan } from '../scan';
import { type Span, replace, span } from '../text';

export default articleRule({
  id: 'inconsistent-numbers',
  severity: 'hint',
  sentences: {
    mixed: 'The article mostly parts thousands with “{mark}”',
    replace: 'Write “{right}”',
  },
  *check({ article }) {
    const { text } = article;
    const numbers = article.blocks.flatMap((block) => thousands(article, block));
    const mark = prevailing(numbers.map((number) => number.mark));
    if (mark === undefined) return;
    for (const number of numbers) {
      if (number.mark === mark) continue;
      const written = text.slice(number.span.start, number.span.end);
      const right = written.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
      const edits = [replace(number.span, right)];
      yield {
        span: number.span,
        message: 'mixed',
        values: { mark },
        fixes: [{ title: 'replace', values: { right }, edits }],
      };
    }
  },
});

/**
 * Numbers whose mark surely parts thousands: `1.234.567`, `35.000`. `3.125` may be thousands or a fraction, but no
 * fraction ends in two noughts, unless it counts millions: `36,100 triệu đồng`. Dollars are quoted as they came.
 */
function thousands(article: Article, block: Block): { span: Span; mark: '.' | ',' }[] {
  const { text } = article;
  const tokens = scan(article);
  const { from, to } = tokensIn(tokens, proseOf(block));
  const found: { span: Span; mark: '.' | ',' }[] = [];
  for (let token = from; token < to; token++) {
    const where = span(tokens.start[token]!, tokens.end[token]!);
    if (tokens.kind[token] !== NUMBER || where.end - where.start < 5 || where.end - where.start > 24) continue;
    if (touches(tokens, token) && text[where.start - 1] === '$') continue;
    const match = THOUSANDS.exec(text.slice(where.start, where.end));
    const mark = match?.[1] ?? match?.[2];
    if (mark !== '.' && mark !== ',') continue;
    if (mark === ',' && /triệu|tỷ|tỉ/iu.test(text.slice(where.end, where.end + 40))) continue;
    found.push({ span: where, mark });
  }
  return found;
}

const THOUSANDS = /^[1-9]\d{0,2}(?:([.,])\d{3}(?:\1\d{3})+(?:(?!\1)[.,]\d{1,2})?|([.,])\d00)$/;
