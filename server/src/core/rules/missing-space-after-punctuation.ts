import { tokensIn } from '../prose';
import { blockRule } from '../rule';
import { scan } from '../scan';
import { isGluedMark } from '../spacing';
import { insert, span } from '../text';

export default blockRule({
  id: 'missing-space-after-punctuation',
  severity: 'warning',
  sentences: {
    missing: 'No space after “{mark}”',
    insert: 'Put a space after “{mark}”',
  },
  *check({ article, block }) {
    if (block.kind === 'sources') return;
    const { text } = article;
    const tokens = scan(article);
    const { from, to } = tokensIn(tokens, block.kind === 'dateLine' ? block.headline : block.span);
    for (let token = from + 1; token + 1 < to; token++) {
      if (!isGluedMark(text, tokens, token)) continue;
      const at = tokens.end[token]!;
      // `Ảnh:Yonhap` has a rule of its own.
      if (block.kind === 'caption' && block.colon?.end === at) continue;
      const mark = text[at - 1]!;
      yield {
        span: span(at - 1, tokens.end[token + 1]!),
        message: 'missing',
        values: { mark },
        fixes: [{ title: 'insert', values: { mark }, edits: [insert(at, ' ')], safe: true }],
      };
    }
  },
});
