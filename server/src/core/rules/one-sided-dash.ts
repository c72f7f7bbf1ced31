import { tokensIn } from '../prose';
import { oneSidedDash } from '../dashes';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { insert, span } from '../text';

export default blockRule({
  id: 'one-sided-dash',
  severity: 'warning',
  sentences: {
    before: 'The dash has a space on one side only',
    insert: 'Put a space on the other side, too',
  },
  *check({ article, block }) {
    if (block.kind === 'sources') return;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, block.kind === 'dateLine' ? block.headline : block.span);
    for (let token = from + 1; token + 1 < to; token++) {
      const at = oneSidedDash(article.text, tokens, token);
      if (at === undefined) continue;
      yield {
        span: span(tokens.end[token - 1]!, tokens.start[token + 1]!),
        message: 'before',
        fixes: [{ title: 'insert', edits: [insert(at, ' ')], safe: true }],
      };
    }
  },
});
