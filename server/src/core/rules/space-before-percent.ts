import { tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { isSpacedPercent } from '../spacing';
import { remove, span } from '../text';

export default blockRule({
  id: 'space-before-percent',
  severity: 'hint',
  sentences: {
    space: 'Space before the percent sign',
    remove: 'Remove the space',
  },
  *check({ article, block }) {
    const tokens = scan(article);
    // `date 2026-11-25 % …`: the date is no number of percent.
    const { from, to } = tokensIn(tokens, block.kind === 'dateLine' ? block.headline : block.span);
    for (let token = from + 1; token < to; token++) {
      if (!isSpacedPercent(article.text, tokens, token)) continue;
      const gap = span(tokens.end[token - 1]!, tokens.start[token]!);
      yield {
        span: span(tokens.start[token - 1]!, tokens.end[token]!),
        message: 'space',
        fixes: [{ title: 'remove', edits: [remove(gap)], safe: true }],
      };
    }
  },
});
