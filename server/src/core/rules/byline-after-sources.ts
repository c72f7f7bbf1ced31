import { textOf } from '../article';
import { wrappedLines } from '../parse/wraps';
import { articleRule } from '../rule';
import { replace } from '../text';

export default articleRule({
  id: 'byline-after-sources',
  severity: 'warning',
  sentences: {
    order: 'The byline stands below the sources',
    swap: 'Put the byline above the sources',
  },
  *check({ article }) {
    const index = article.blocks.findIndex(({ kind }) => kind === 'sources');
    const [sources, byline] = [article.blocks[index], article.blocks[index + 1]];
    if (sources?.kind !== 'sources' || byline?.kind !== 'byline' || wrappedLines(article).has(index + 1)) return;
    const edits = [
      replace(sources.span, textOf(article, byline.span)),
      replace(byline.span, textOf(article, sources.span)),
    ];
    yield { span: byline.span, message: 'order', fixes: [{ title: 'swap', edits }] };
  },
});
