import { type CalendarDate, readIso } from '../dates';
import { type Span, isSpace, span, trim } from '../text';

/** What stands where the date belongs. `reading` is there when the form can be converted to ISO. */
export interface DateToken {
  readonly span: Span;
  readonly iso: boolean;
  readonly reading?: CalendarDate;
  /** Day and month could change places (`05/07/2026`), so that a machine should not choose. */
  readonly ambiguous: boolean;
}

export interface DateLineParts {
  readonly keyword?: Span;
  /** `date: 2026-01-28 …`: a colon that does not belong there. */
  readonly colon?: Span;
  readonly date?: DateToken;
  /** Empty, at the end of the line, when there is no headline. */
  readonly headline: Span;
}

/** Takes a date line apart. Never fails: without `date` the line is a headline, without a date there is none. */
export function readDateLine(text: string, line: Span): DateLineParts {
  const keyword = readKeyword(text, line);
  const colon = keyword && text[keyword.end] === ':' ? span(keyword.end, keyword.end + 1) : undefined;
  const rest = trim(text, span(colon?.end ?? keyword?.end ?? line.start, line.end));
  const date = readDate(text, rest);
  return {
    ...(keyword && { keyword }),
    ...(colon && { colon }),
    ...(date && { date }),
    headline: date ? trim(text, span(date.span.end, line.end)) : rest,
  };
}

/** Whether a line begins like a date line: the keyword and a date, in whatever form. */
export function looksLikeDateLine(text: string, line: Span): boolean {
  const parts = readDateLine(text, line);
  return parts.keyword !== undefined && parts.date !== undefined;
}

function readKeyword(text: string, { start, end }: Span): Span | undefined {
  if (text.slice(start, start + 4).toLowerCase() !== 'date') return undefined;
  const after = start + 4;
  return after >= end || isSpace(text.charCodeAt(after)) || isDigit(text.charCodeAt(after)) || text[after] === ':'
    ? span(start, after)
    : undefined;
}

/**
 * A date is two or three numbers tied by `-`, `/` or `.`; `1.000` (two numbers and a dot) opens a headline. A letter may
 * touch only a full date, which then is no ISO date (`2026-01-28Nga`).
 */
function readDate(text: string, { start, end }: Span): DateToken | undefined {
  let at = start;
  while (at < end && (isDigit(text.charCodeAt(at)) || (at > start && '-/.'.includes(text[at]!)))) at++;
  const glued = at < end && /\p{L}/u.test(text[at]!);
  if (at < end && /[\p{N}%]/u.test(text[at]!)) return undefined;
  const stop = at;
  while (at > start && !isDigit(text.charCodeAt(at - 1))) at--;
  const token = text.slice(start, at);
  const match = /^(\d{1,4})([-/.])(\d{1,4})(?:[-/.](\d{1,4}))?$/.exec(token);
  if (!match || (match[4] === undefined && (match[2] === '.' || glued)) || (glued && at < stop)) return undefined;
  const where = span(start, at);
  const iso = readIso(token);
  if (iso) return { span: where, iso: !glued, reading: iso, ambiguous: false };
  const [first, second, third] = [match[1]!, match[3]!, match[4]];
  if (third === undefined || second.length > 2) return { span: where, iso: false, ambiguous: false };
  if (first.length === 4 && third.length <= 2)
    return {
      span: where,
      iso: false,
      reading: { year: Number(first), month: Number(second), day: Number(third) },
      ambiguous: false,
    };
  if (first.length <= 2 && third.length === 4) {
    const [day, month] = [Number(first), Number(second)];
    return {
      span: where,
      iso: false,
      reading: { year: Number(third), month, day },
      ambiguous: day <= 12 && month <= 12 && day !== month,
    };
  }
  return { span: where, iso: false, ambiguous: false };
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
