import { blocksOf, dateLine } from '../article';
import { articleRule } from '../rule';
import { countWords, insert, lastWord, lineBreak } from '../text';

const LONGEST_CAPTION = 45;

export default articleRule({
  id: 'missing-lead',
  severity: 'warning',
  sentences: {
    missing: 'No lead after the headline',
    insert: 'Put in a line for the lead',
  },
  *check({ article, style }) {
    const line = dateLine(article);
    if (!style.requireLead || !line?.keyword || line.headline.start === line.headline.end) return;
    if (blocksOf(article, 'lead').length > 0) return;
    // A caption that long is a lead with the credit of a photo behind it.
    if (blocksOf(article, 'caption').some(({ text }) => countWords(article.text, text) > LONGEST_CAPTION)) return;
    const head = blocksOf(article, 'place')[0] ?? line;
    const edits = [insert(head.span.end, `${lineBreak(article.text).repeat(2)}Viết sapo ở đây.`)];
    yield { span: lastWord(article.text, line.headline), message: 'missing', fixes: [{ title: 'insert', edits }] };
  },
});
