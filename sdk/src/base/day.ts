/** A civil day in Asia/Shanghai, `YYYY-MM-DD`, from 1900-01-01 to 2999-12-31. */
export type Day = string;

/** A civil month in Asia/Shanghai, `YYYY-MM`. */
export type Month = string;

const pattern = /^(1[89]|2\d)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const msPerDay = 86_400_000;
/** Asia/Shanghai has been at UTC+8 without summer time since 1992; Duewatch counts with that offset throughout. */
const msShanghai = 8 * 3_600_000;

/** @example isDay('2026-02-28') // true; isDay('2026-02-30') // false */
export function isDay(value: string): boolean {
  return (
    typeof value === 'string' &&
    pattern.test(value) &&
    value >= '1900' &&
    Number(value.slice(8)) <= lastOfMonth(Number(value.slice(0, 4)), Number(value.slice(5, 7)))
  );
}

/** Counted, not asked of a Date: files hold hundreds of thousands of days. */
function lastOfMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The number of the day, counted from 1970-01-01 as 0. Throws a `RangeError` for what is no day. */
export function toOrdinal(day: Day): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return ordinalOf(day);
}

export function fromOrdinal(ordinal: number): Day {
  return new Date(ordinal * msPerDay).toISOString().slice(0, 10);
}

function ordinalOf(day: Day): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / msPerDay;
}

/** @example addDays('2026-02-27', 3) // '2026-03-02' */
export function addDays(day: Day, days: number): Day {
  return fromOrdinal(toOrdinal(day) + days);
}

/** Days from `from` to `to`, negative when `to` is earlier. @example daysBetween('2026-11-19', '2026-11-22') // 3 */
export function daysBetween(from: Day, to: Day): number {
  return toOrdinal(to) - toOrdinal(from);
}

/** @example monthOf('2026-11-22') // '2026-11' */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** @example firstOfMonth('2026-11-22') // '2026-11-01' */
export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** 1 for Monday to 7 for Sunday. @example weekdayOf('2026-11-22') // 7 */
export function weekdayOf(day: Day): number {
  return ((((toOrdinal(day) + 3) % 7) + 7) % 7) + 1;
}

/** The civil day in Asia/Shanghai of an instant in milliseconds. @example dayOf(Date.UTC(2026, 10, 21, 16)) // '2026-11-22' */
export function dayOf(milliseconds: number): Day {
  return new Date(milliseconds + msShanghai).toISOString().slice(0, 10);
}

/** The instant, in milliseconds, at which a day begins in Asia/Shanghai. */
export function startOfDay(day: Day): number {
  return toOrdinal(day) * msPerDay - msShanghai;
}
