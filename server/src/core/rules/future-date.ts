import { dateLine, textOf } from '../article';
import { dayNumber, exists, readIso } from '../dates';
import { articleRule } from '../rule';

export default articleRule({
  id: 'future-date',
  severity: 'warning',
  sentences: { future: '{date} is more than a day ahead of today' },
  *check({ article, today }) {
    const line = dateLine(article);
    const now = readIso(today);
    if (!now || !line?.keyword || !line.date?.iso) return;
    const { reading, span } = line.date;
    if (!reading || !exists(reading) || dayNumber(reading) <= dayNumber(now) + 1) return;
    yield { span, message: 'future', values: { date: textOf(article, span) } };
  },
});
