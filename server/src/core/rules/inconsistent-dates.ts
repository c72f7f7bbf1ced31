import { prevailing } from '../notation';
import { type WrittenDate, writtenDates } from '../parse/written-dates';
import { proseOf } from '../prose';
import { articleRule } from '../rule';
import { replace } from '../text';

export default articleRule({
  id: 'inconsistent-dates',
  severity: 'hint',
  sentences: {
    mixed: 'The article mostly writes dates with “{tie}”',
    replace: 'Write “{right}”',
  },
  *check({ article }) {
    const { text } = article;
    const dates = article.blocks.flatMap((block) => [...writtenDates(text, proseOf(block))].filter(isInFigures));
    const tie = prevailing(dates.map((date) => date.tie));
    if (tie === undefined) return;
    for (const date of dates) {
      if (date.tie === tie) continue;
      const right = text.slice(date.span.start, date.span.end).replaceAll(date.tie, tie);
      const edits = [replace(date.span, right)];
      yield {
        span: date.span,
        message: 'mixed',
        values: { tie },
        fixes: [{ title: 'replace', values: { right }, edits }],
      };
    }
  },
});

/** `ngày 2 tháng 9` is for solemn days. After `thứ hai` and the like, a point or a hyphen may also make a score. */
const isInFigures = ({ tie, cue, year }: WrittenDate): boolean =>
  tie !== 'tháng' && (tie === '/' || year !== undefined || !/^(?:thứ|chủ)/u.test(cue ?? ''));
