import { hasSeparator } from '../parse/credit';
import { blockRule } from '../rule';
import { insert, replace, span } from '../text';

export default blockRule({
  id: 'missing-credit-separator',
  severity: 'error',
  sentences: {
    stop: 'Missing full stop between the caption and “{label}”',
    dash: 'Missing dash between the caption and “{label}”',
    brackets: 'Missing brackets round the credit “{label}”',
    insertStop: 'Put a full stop before “{label}”',
    insertDash: 'Put a dash before “{label}”',
    insertBrackets: 'Put “{label}” in brackets',
  },
  *check({ article, block, style }) {
    if (block.kind !== 'caption' || block.bracketed || hasSeparator(article.text, block)) return;
    const label = article.text.slice(block.label.start, block.label.end);
    const where = span(block.separator.start, block.label.end);
    const values = { label };
    if (style.creditSeparator === '()') {
      const end = Math.max(block.credit.end, block.colon?.end ?? block.label.end);
      const edits = [replace(block.separator, ' ('), insert(end, ')')];
      yield {
        span: where,
        message: 'brackets',
        values,
        fixes: [{ title: 'insertBrackets', values, edits, safe: true }],
      };
      return;
    }
    const edits = [replace(block.separator, style.creditSeparator)];
    if (style.creditSeparator === '. ')
      yield { span: where, message: 'stop', values, fixes: [{ title: 'insertStop', values, edits, safe: true }] };
    else yield { span: where, message: 'dash', values, fixes: [{ title: 'insertDash', values, edits, safe: true }] };
  },
});
