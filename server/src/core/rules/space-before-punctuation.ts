import { type Block } from '../article';
import { tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { isSpacedMark } from '../spacing';
import { type Span, replace, span } from '../text';

export default blockRule({
  id: 'space-before-punctuation',
  severity: 'warning',
  sentences: {
    space: 'Space before “{mark}”',
    remove: 'Remove the space before “{mark}”',
  },
  *check({ article, block }) {
    const { text } = article;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, block.kind === 'dateLine' ? block.headline : block.span);
    for (let token = from + 1; token < to; token++) {
      if (!isSpacedMark(text, tokens, token) || isLabelOrList(block, tokens.start[token]!)) continue;
      const gap = span(tokens.end[token - 1]!, tokens.start[token]!);
      const mark = text[gap.end]!;
      // `có ,không`, `nói ,"không`: the space stands on the wrong side.
      const glued = /^["“‘]?\p{L}/u.test(text.slice(gap.end + 1, gap.end + 4));
      const where = span(gap.start, gap.end + 1);
      const edits = [replace(where, glued ? `${mark} ` : mark)];
      yield {
        span: where,
        message: 'space',
        values: { mark },
        fixes: [{ title: 'remove', values: { mark }, edits, safe: true }],
      };
    }
  },
});

/** `Ảnh :` and the marks among sources have rules of their own. */
function isLabelOrList(block: Block, at: number): boolean {
  const within = (where: Span | undefined): boolean => where !== undefined && where.start <= at && at < where.end;
  if (block.kind === 'caption') return within(block.colon);
  return block.kind === 'sources' && (within(block.colon) || within(block.list));
}
