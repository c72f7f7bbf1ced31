import { blockRule } from '../rule';
import { span } from '../text';

export default blockRule({
  id: 'empty-credit',
  severity: 'error',
  sentences: { empty: 'Nobody is named after “{label}:”' },
  *check({ article, block }) {
    if (block.kind !== 'caption' || !block.colon || block.names.length > 0) return;
    const label = article.text.slice(block.label.start, block.label.end);
    yield { span: span(block.label.start, block.colon.end), message: 'empty', values: { label } };
  },
});
