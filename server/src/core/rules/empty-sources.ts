import { blockRule } from '../rule';

export default blockRule({
  id: 'empty-sources',
  severity: 'error',
  sentences: { empty: 'No source is named after “{label}”' },
  *check({ article, block }) {
    if (block.kind !== 'sources' || block.names.length > 0) return;
    const label = article.text.slice(block.label.start, block.colon?.end ?? block.label.end);
    yield { span: block.span, message: 'empty', values: { label } };
  },
});
