import { blocksOf, dateLine } from '../article';
import { exists, iso } from '../dates';
import { articleRule } from '../rule';
import { beginning, insert, replace } from '../text';

export default articleRule({
  id: 'missing-date-line',
  severity: 'error',
  sentences: {
    missing: 'The article does not begin with “date” and the date',
    insert: 'Put “{head}” at the beginning',
  },
  *check({ article, today }) {
    const line = dateLine(article);
    if (!line || line.keyword) return;
    const place = { span: beginning(article.text, line.span), message: 'missing' } as const;
    // A date line further down is the article's own: what stands above it is for the writer to move.
    if (blocksOf(article, 'dateLine').length > 1) {
      yield place;
      return;
    }
    const reading = line.date?.reading;
    const known = line.date && reading && (line.date.iso || exists(reading)) ? line.date : undefined;
    const head = known?.iso ? 'date' : `date ${known && reading ? iso(reading) : today}`;
    const edit = known && !known.iso ? replace(known.span, head) : insert(line.span.start, `${head} `);
    yield { ...place, fixes: [{ title: 'insert', values: { head }, edits: [edit] }] };
  },
});
