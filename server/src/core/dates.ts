/** A calendar date as three numbers; whether such a day exists is asked of `exists`. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whether the day exists in the Gregorian calendar (2026-02-30 does not). */
export function exists({ year, month, day }: CalendarDate): boolean {
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** How many days a month has, leap years minded; 31 for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2026-01-28`. */
export function iso({ year, month, day }: CalendarDate): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Reads `2026-01-28`; undefined when the text is not of that shape. Does not ask whether the day exists. */
export function readIso(text: string): CalendarDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : undefined;
}

/** Days since 1970-01-01 of an existing date; only differences matter. */
export function dayNumber({ year, month, day }: CalendarDate): number {
  // `Date.UTC` takes the years 0 to 99 for those of the 20th century.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000;
}

/** Day of the week of an existing date: 0 Sunday … 6 Saturday. */
export function weekday(date: CalendarDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** A day without its year, in the year that brings it nearest to another date; undefined where it exists in none of three. */
export function nearestYear({ month, day }: Omit<CalendarDate, 'year'>, to: CalendarDate): CalendarDate | undefined {
  const from = dayNumber(to);
  return [to.year - 1, to.year, to.year + 1]
    .map((year) => ({ year, month, day }))
    .filter(exists)
    .sort((a, b) => Math.abs(dayNumber(a) - from) - Math.abs(dayNumber(b) - from))[0];
}
