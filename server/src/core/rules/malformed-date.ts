import { dateLine, textOf } from '../article';
import { exists, iso } from '../dates';
import { articleRule } from '../rule';
import { isSpace, replace, span } from '../text';

export default articleRule({
  id: 'malformed-date',
  severity: 'error',
  sentences: {
    missing: 'No date after “date”',
    malformed: '“{written}” is not a date in the form year-month-day',
    form: '“{written}” should read “{right}”',
    today: 'Put today’s date, {date}',
    rewrite: 'Write “{right}”',
  },
  *check({ article, today }) {
    const line = dateLine(article);
    if (!line?.keyword) return;
    const { keyword, colon, date, headline } = line;
    if (!date) {
      const after = span(keyword.end, headline.start);
      const edits = [replace(after, headline.start < headline.end ? ` ${today} ` : ` ${today}`)];
      yield {
        span: colon ? span(keyword.start, colon.end) : keyword,
        message: 'missing',
        fixes: [{ title: 'today', values: { date: today }, edits }],
      };
      return;
    }
    const written = textOf(article, span(keyword.start, date.span.end));
    if (!date.reading) {
      const edits = [replace(date.span, today)];
      yield {
        span: date.span,
        message: 'malformed',
        values: { written: textOf(article, date.span) },
        fixes: [{ title: 'today', values: { date: today }, edits }],
      };
      return;
    }
    // A day that does not exist is impossible-date's, whatever its form.
    if (!exists(date.reading) || (date.iso && !colon && date.span.start > keyword.end)) return;
    const right = `${textOf(article, keyword)} ${iso(date.reading)}`;
    const touches = date.span.end < line.span.end && !isSpace(article.text.charCodeAt(date.span.end)) && !date.iso;
    const edits = [replace(span(keyword.start, date.span.end), touches ? `${right} ` : right)];
    yield {
      span: date.iso ? span(keyword.start, date.span.end) : date.span,
      message: 'form',
      values: { written, right },
      fixes: [{ title: 'rewrite', values: { right }, edits, safe: !date.ambiguous }],
    };
  },
});
