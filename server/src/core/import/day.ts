import { type CalendarDate, dayNumber, exists, iso } from '../dates';
import type { Lexicon } from '../lexicon';

/** A line that says when a text was published, and nothing else but where: `Hà Nội, thứ Tư, 28/1/2026, 10:15 (GMT+7)`. */
export interface WrittenDay {
  /** ISO. */
  readonly date: string;
  /** `Hà Nội`, where the line names it. */
  readonly place?: string;
  /** It tells more than the day, the hour say, which a date line has no room for. */
  readonly more: boolean;
}

const LONGEST = 120;
const NUMERIC = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/;
const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const SPELT = /(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,? năm |[ ,/-]{1,2})(\d{4})(?!\d)/i;
const TIME = /(?<!\d)\d{1,2}(?:[:hg]\d{2}){1,2}(?!\d)|(?<!\d)\d{1,2} ?(?:giờ|h)(?: ?\d{1,2} phút)?(?![\p{L}\d])/giu;
const ZONE = /\(?(?:gmt|utc) ?[+-]? ?\d{0,2}(?::\d\d)?\)?/gi;
const WORDS =
  /(?<!\p{L})(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn|ngày|lúc|vào|hôm nay|cập nhật(?: lần cuối)?|đăng|xuất bản|thời gian|sáng|trưa|chiều|tối|am|pm|sa|ch|updated|published|posted|on|at)(?!\p{L})/giu;
const MARKS = /[\s,.:;|()[\]•·–—*-]+/g;

/** Reads a line that is a written date; undefined for every line that says anything else. */
export function readWrittenDay(line: string, lexicon: Lexicon): WrittenDay | undefined {
  if (line.length > LONGEST) return undefined;
  const found = dayIn(line);
  if (!found) return undefined;
  const rest = line.slice(0, found.start) + ' ' + line.slice(found.end);
  const timeless = rest.replace(ZONE, ' ').replace(TIME, ' ');
  const name = timeless.replace(WORDS, ' ').replace(MARKS, ' ').trim();
  if (name === '') return { date: iso(found.day), more: timeless !== rest };
  return lexicon.places.has(name) && rest.trimStart().startsWith(name.slice(0, 2))
    ? { date: iso(found.day), place: name, more: timeless !== rest }
    : undefined;
}

function dayIn(line: string): { day: CalendarDate; start: number; end: number } | undefined {
  for (const [form, order] of FORMS) {
    const match = form.exec(line);
    if (!match) continue;
    const [year, month, day] = order.map((group) => Number(match[group]));
    const date = { year: year!, month: month!, day: day! };
    if (exists(date)) return { day: date, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** Each form, and which of its groups are year, month and day. */
const FORMS: readonly (readonly [RegExp, readonly number[]])[] = [
  [ISO, [1, 2, 3]],
  [NUMERIC, [3, 2, 1]],
  [SPELT, [3, 2, 1]],
];

const STAMP = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?\d{2}(?:[.,]\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?)?/;
/** Newsrooms here live by Vietnam’s clock. */
const VIETNAM = 7 * 60;

/**
 * The day, in Vietnam, of a time as machines write it: `2026-01-27T20:00:00Z` is the 28th. A time without a zone is
 * taken for local. Undefined for what is no such time.
 */
export function readTimestamp(stamp: string): string | undefined {
  const match = STAMP.exec(stamp.trim());
  if (!match) return undefined;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  if (!exists(date)) return undefined;
  const zone = match[6];
  if (match[4] === undefined || zone === undefined) return iso(date);
  const digits = zone.replace(/\D/g, '');
  const offset =
    zone === 'Z' ? 0 : Number(`${zone[0]!}1`) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
  const minutes = Number(match[4]) * 60 + Number(match[5]) - offset + VIETNAM;
  return isoOfDay(dayNumber(date) + Math.floor(minutes / (24 * 60)));
}

/** Of a number of days since 1970-01-01. */
const isoOfDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
