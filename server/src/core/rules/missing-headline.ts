import { dateLine } from '../article';
import { exists } from '../dates';
import { articleRule } from '../rule';

export default articleRule({
  id: 'missing-headline',
  severity: 'error',
  sentences: { missing: 'No headline after the date' },
  *check({ article }) {
    const line = dateLine(article);
    // While the date is still wrong, the date comes first.
    if (!line?.keyword || !line.date?.iso || !line.date.reading || !exists(line.date.reading)) return;
    if (line.headline.start === line.headline.end) yield { span: line.span, message: 'missing' };
  },
});
