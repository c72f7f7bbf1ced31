import { blocksOf, dateLine } from '../article';
import { isUnfinished, namesSource } from '../parse/tail';
import { articleRule } from '../rule';
import { insert, lastWord, lineBreak } from '../text';

export default articleRule({
  id: 'missing-sources',
  severity: 'warning',
  sentences: {
    missing: 'No line of sources at the end of the article',
    insert: 'Put in a line for the sources',
  },
  *check({ article, style, lexicon }) {
    if (!style.requireSources || !dateLine(article)?.keyword) return;
    if (blocksOf(article, 'lead').length === 0 || blocksOf(article, 'sources').length > 0) return;
    const last = article.blocks.at(-1);
    if (!last || (last.kind !== 'byline' && isUnfinished(article, last)) || namesSource(article, last, lexicon)) return;
    const edits = [insert(last.span.end, `${lineBreak(article.text).repeat(2)}Nguồn: Tên nguồn`)];
    yield { span: lastWord(article.text, last.span), message: 'missing', fixes: [{ title: 'insert', edits }] };
  },
});
