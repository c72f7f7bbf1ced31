import { textOf } from '../article';
import { daysInMonth, exists, weekday } from '../dates';
import { type WrittenDate, writtenDates } from '../parse/written-dates';
import { blockRule } from '../rule';

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

export default blockRule({
  id: 'impossible-date',
  severity: 'error',
  sentences: {
    impossible: 'There is no such day as {date}',
    weekday: '{date} is “{right}”, not “{written}”',
  },
  *check({ article, block }) {
    if (block.kind === 'sources' || block.kind === 'byline' || block.kind === 'place') return;
    if (block.kind === 'dateLine' && block.keyword && block.date?.reading && !exists(block.date.reading))
      yield { span: block.date.span, message: 'impossible', values: { date: textOf(article, block.date.span) } };
    const where = block.kind === 'dateLine' ? block.headline : block.span;
    for (const date of writtenDates(article.text, where)) {
      const values = { date: textOf(article, date.span) };
      if (!canExist(date)) {
        yield { span: date.span, message: 'impossible', values };
        continue;
      }
      if (!date.weekday || date.year === undefined || date.year < 1900) continue;
      const day = weekday({ ...date, year: date.year });
      if (day === date.weekday.day) continue;
      yield {
        span: date.weekday.span,
        message: 'weekday',
        values: { ...values, right: WEEKDAYS[day]!, written: textOf(article, date.weekday.span) },
      };
    }
  },
});

/** In its year; without one, in a leap year. */
function canExist({ day, month, year }: WrittenDate): boolean {
  if (year !== undefined) return exists({ year, month, day });
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month);
}
