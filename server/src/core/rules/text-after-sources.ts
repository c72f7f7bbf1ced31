import { wrappedLines } from '../parse/wraps';
import { articleRule } from '../rule';
import { beginning } from '../text';

export default articleRule({
  id: 'text-after-sources',
  severity: 'warning',
  sentences: { after: 'The line of sources should be the last one' },
  *check({ article }) {
    const sources = article.blocks.findIndex(({ kind }) => kind === 'sources');
    if (sources < 0) return;
    const wrapped = wrappedLines(article);
    const after = article.blocks.find(
      (block, index) => index > sources && block.kind !== 'byline' && !wrapped.has(index),
    );
    // A second date line begins another article.
    if (after && after.kind !== 'dateLine') yield { span: beginning(article.text, after.span), message: 'after' };
  },
});
