import { type CalendarDate } from '../dates';
import { type Span, span } from '../text';

/** A date in running text: `ngày 21/11`, `28/1/2026`, `ngày 2 tháng 9 năm 1945`. Whether such a day exists is not asked. */
export interface WrittenDate {
  /** `21/11`, `28/1/2026`, `2 tháng 9 năm 1945`. */
  readonly span: Span;
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  /** What ties day and month. */
  readonly tie: '/' | '-' | '.' | 'tháng';
  /** The word that announces the day, in lower case: `ngày`, `sáng`, `chiều qua`, `thứ hai`. A full date may have none. */
  readonly cue?: string;
  /** A weekday beside a full date, where it is surely one: 0 Sunday … 6 Saturday. */
  readonly weekday?: { readonly span: Span; readonly day: number };
}

const NUMBERS = /(\d{1,2})(?:([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?|\stháng\s(\d{1,2})(?:(?:\snăm\s|[/-])(\d{4}))?)/gu;
const CUE =
  /(?:^|[^\p{L}\p{N}])(ngày|(?:sáng|trưa|chiều|tối|đêm|hôm)(?:\s(?:nay|qua|mai))?|thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\s\(?$/iu;
/** `mỗi ngày 31.4 tấn`, `ba ngày 10-12`, `ngày đêm 24/24`: what follows is an amount. */
const AMOUNT_BEFORE =
  /(?:^|[^\p{L}])(?<!thứ\s)(?:mỗi|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|nhiều|cả|suốt|nửa|hằng|hàng|trọn)\s$/iu;
const AMOUNT_AFTER =
  /^\s(?:độ|triệu|tỷ|tỉ|nghìn|ngàn|tấn|tạ|kg|km|m|mm|ha|lít|giờ|tiếng|phút|điểm|người|ca|lần|suất|lượt|đồng|USD)(?![\p{L}\p{N}])/iu;
const LUNAR = /âm lịch|nông lịch|nhuận|(?:^|[^\p{L}])ÂL(?!\p{L})|tháng chạp/iu;

/**
 * The dates of a stretch of text that are surely dates, in order: two numbers after a word that announces a day, or
 * three that end in a year. Fractions, scores, ranges (`ngày 22-24/6`), document numbers, days of the lunar calendar
 * and `24/7` are none.
 */
export function* writtenDates(text: string, where: Span): Generator<WrittenDate> {
  const body = text.slice(where.start, where.end);
  for (const match of body.matchAll(NUMBERS)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = body.slice(Math.max(0, start - 40), start);
    const after = body.slice(end, end + 40);
    if (!standsAlone(before, after) || LUNAR.test(before) || LUNAR.test(after)) continue;
    const announced = CUE.exec(before);
    const tie = (match[2] ?? 'tháng') as WrittenDate['tie'];
    const written = match[4] ?? match[6];
    const year = written?.length === 4 ? Number(written) : undefined;
    if (announced ? isAmount(before, announced, after, tie) : year === undefined || tie === 'tháng') continue;
    const day = Number(match[1]);
    const month = Number(match[3] ?? match[5]);
    const date = { year: year ?? 0, month, day };
    if (!isPlausible(date, tie, announced?.[1]?.toLowerCase())) continue;
    const weekday =
      year === undefined
        ? undefined
        : (weekdayBefore(before, where.start + start) ?? weekdayAfter(after, where.start + end));
    yield {
      span: span(where.start + start, where.start + end),
      day,
      month,
      tie,
      ...(year !== undefined && { year }),
      ...(announced?.[1] && { cue: announced[1].toLowerCase() }),
      ...(weekday && { weekday }),
    };
  }
}

/** No digit, letter or tie touches the date: `số 31/4/QĐ`, `030-31-4-2025`, `22-24/6` are something else. */
function standsAlone(before: string, after: string): boolean {
  return (
    !/[\p{L}\p{N}/.,:\-–_+#°]$/u.test(before) &&
    !/^(?:[\p{L}\p{N}%°_]|[/.,:–-]\d|[/–-]\p{L}|\s%)/u.test(after) &&
    !/(?:^|[^\p{L}])(?:số|no\.?|tỷ lệ|tỉ lệ|tỷ số|tỉ số)\s$/iu.test(before)
  );
}

function isAmount(before: string, announced: RegExpExecArray, after: string, tie: WrittenDate['tie']): boolean {
  const ahead = before.slice(0, announced.index + announced[0].indexOf(announced[1]!));
  // `9 giờ 30 ngày 31/4` is a date, `30 ngày 12-15 giờ` an amount.
  return (
    AMOUNT_BEFORE.test(ahead) || ((tie === '.' || tie === '-') && (/\d\s$/.test(ahead) || AMOUNT_AFTER.test(after)))
  );
}

/**
 * Numbers a slip can explain. A point or a hyphen also writes decimals, scores and ranges (`ngày 5-13`): they are
 * believed only as day and month. After a slash one of the two may be too high: `32/5`, `5/13`; never `24/24`.
 */
function isPlausible({ day, month }: CalendarDate, tie: WrittenDate['tie'], cue: string | undefined): boolean {
  if (tie === '.' || tie === '-') return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  if (day > 39 || month > 39 || (month > 12 && (day > 31 || day === month || month === 24))) return false;
  return month <= 12 || cue === undefined || cue === 'ngày';
}

const DAYS: Readonly<Record<string, number>> = {
  'chủ nhật': 0,
  hai: 1,
  ba: 2,
  tư: 3,
  năm: 4,
  sáu: 5,
  bảy: 6,
};
const WEEKDAY_BEFORE = /(?:^|\P{L})(thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật),?\s(?:ngày\s|\(ngày\s|\()?$/iu;
const WEEKDAY_AFTER = /^\s\((thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)\)/iu;
/** After these `thứ hai` is Monday; after `lần`, `phiên`, `vòng`, `ngày` it may be the second. */
const DAY_AHEAD = /(?:^|[^\p{L}])(?:sáng|trưa|chiều|tối|đêm|hôm|vào|từ|đến|tới|ra)\s$/iu;

/** `thứ Tư (28/1/2026)`, `sáng thứ hai, ngày 28/1/2026`; `lần thứ hai (28/1/2026)` is silent. */
function weekdayBefore(before: string, at: number): WrittenDate['weekday'] {
  const match = WEEKDAY_BEFORE.exec(before);
  const words = match?.[1];
  if (!match || words === undefined) return undefined;
  const start = match.index + match[0].indexOf(words);
  const ahead = before.slice(0, start);
  const sure =
    /nhật$/iu.test(words) ||
    /\s\p{Lu}/u.test(words) ||
    DAY_AHEAD.test(ahead) ||
    (words.startsWith('T') && /[\p{L},]\s$/u.test(ahead));
  return sure
    ? { span: span(at - before.length + start, at - before.length + start + words.length), day: dayOf(words) }
    : undefined;
}

/** `ngày 28/1/2026 (thứ Tư)`. */
function weekdayAfter(after: string, at: number): WrittenDate['weekday'] {
  const words = WEEKDAY_AFTER.exec(after)?.[1];
  return words === undefined ? undefined : { span: span(at + 2, at + 2 + words.length), day: dayOf(words) };
}

/** 0 Sunday … 6 Saturday, of `Chủ nhật`, `thứ Tư`, `thứ 4`. */
function dayOf(words: string): number {
  const lower = words.toLowerCase().replace(/\s/u, ' ');
  const last = lower.slice(4);
  return DAYS[lower] ?? DAYS[last] ?? Number(last) - 1;
}
