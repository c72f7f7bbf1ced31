import { blocksOf, dateLine, textOf } from '../article';
import { type CalendarDate, dayNumber, exists, nearestYear } from '../dates';
import { type WrittenDate, writtenDates } from '../parse/written-dates';
import { articleRule } from '../rule';

/** Words before the date that lead away from the day of the news: plans, deadlines, anniversaries, what happened long ago. */
const ELSEWHERE =
  /(?:^|[^\p{L}])(?:sẽ|dự kiến|từ|đến|tới|trước|sau|hạn|năm|kỷ niệm|kỉ niệm|dịp|sinh|tròn|hồi|cách đây|kể|cuối|đầu|sắp|lịch|hiệu lực|áp dụng|khai mạc|diễn ra|xảy ra|vụ)(?!\p{L})/iu;
const PLAN_AFTER = /(?:^|[^\p{L}])(?:sẽ|dự kiến|sắp)(?!\p{L})/iu;

export default articleRule({
  id: 'distant-date',
  severity: 'hint',
  options: { days: 30 },
  sentences: { distant: '{date} is {days} days away from the date of the article' },
  *check({ article, options }) {
    const line = dateLine(article);
    const lead = blocksOf(article, 'lead')[0];
    if (!lead || !line?.keyword || !line.date?.reading || line.date.ambiguous || !exists(line.date.reading)) return;
    // The first date alone: with the others the lead goes back to what was before.
    for (const date of writtenDates(article.text, lead.span)) {
      if (date.cue === undefined || ELSEWHERE.test(article.text.slice(lead.span.start, date.span.start))) return;
      if (PLAN_AFTER.test(article.text.slice(date.span.end, Math.min(date.span.end + 120, lead.span.end)))) return;
      const day = dayOf(date, line.date.reading);
      const days = day && Math.abs(dayNumber(day) - dayNumber(line.date.reading));
      if (days !== undefined && days > options.days)
        yield { span: date.span, message: 'distant', values: { date: textOf(article, date.span), days } };
      return;
    }
  },
});

function dayOf({ year, month, day }: WrittenDate, near: CalendarDate): CalendarDate | undefined {
  if (year === undefined) return nearestYear({ month, day }, near);
  return exists({ year, month, day }) ? { year, month, day } : undefined;
}
