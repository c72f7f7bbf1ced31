import { blocksOf, dateLine } from '../article';
import { isUnfinished } from '../parse/tail';
import { articleRule } from '../rule';
import { insert, lastWord, lineBreak } from '../text';

export default articleRule({
  id: 'missing-byline',
  severity: 'warning',
  sentences: {
    missing: 'No byline at the end of the article',
    insert: 'Put in a line for the byline',
  },
  *check({ article, style }) {
    if (!style.requireByline || !dateLine(article)?.keyword) return;
    if (blocksOf(article, 'lead').length === 0 || blocksOf(article, 'byline').length > 0) return;
    const sources = article.blocks.findIndex(({ kind }) => kind === 'sources');
    // `Theo Reuters` alone stands where the byline would.
    const at = article.blocks[sources];
    if (at?.kind === 'sources' && at.canonicalLabel === 'Theo') return;
    const last = article.blocks[(sources < 0 ? article.blocks.length : sources) - 1];
    if (!last || isUnfinished(article, last)) return;
    const edits = [insert(last.span.end, `${lineBreak(article.text).repeat(2)}Tên Tác Giả`)];
    yield { span: lastWord(article.text, last.span), message: 'missing', fixes: [{ title: 'insert', edits }] };
  },
});
