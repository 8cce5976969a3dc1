import { daysAfter, isoOf, weekdayOf } from "../note/dates.ts";

/**
 * Whether California's state offices keep a holiday on an ISO date: Government Code 6700 with 19853. A holiday of a fixed day
 * that falls on a Sunday is kept on the Monday; Veterans Day on a Saturday is kept on the Friday. Lincoln Day and Columbus Day
 * are not among them.
 */
export function isStateHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  const holidays = known.get(year) ?? holidaysOf(year);
  known.set(year, holidays);
  return holidays.has(day);
}

/** By year: days are asked about one after the other. */
const known = new Map<number, ReadonlySet<string>>();

function holidaysOf(year: number): ReadonlySet<string> {
  const thanksgiving = nthWeekday(year, 11, THURSDAY, 4);
  return new Set([
    ...FIXED.map(([month, date]) => kept(iso(year, month, date))),
    nthWeekday(year, 1, MONDAY, 3), // Dr. Martin Luther King, Jr. Day
    nthWeekday(year, 2, MONDAY, 3), // Presidents' Day
    lastMonday(year, 5), // Memorial Day
    nthWeekday(year, 9, MONDAY, 1), // Labor Day
    thanksgiving,
    daysAfter(thanksgiving, 1),
  ]);
}

/** New Year's Day, Cesar Chavez Day, Independence Day, Veterans Day, Christmas: month and day. */
const FIXED = [
  [1, 1],
  [3, 31],
  [7, 4],
  [11, 11],
  [12, 25],
] as const;

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

function kept(day: string): string {
  const weekday = weekdayOf(day);
  if (weekday === SUNDAY) return daysAfter(day, 1);
  return weekday === SATURDAY && day.endsWith("-11-11") ? daysAfter(day, -1) : day;
}

function nthWeekday(year: number, month: number, weekday: number, n: number): string {
  const first = iso(year, month, 1);
  return daysAfter(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
}

function lastMonday(year: number, month: number): string {
  const last = daysAfter(iso(year, month + 1, 1), -1);
  return daysAfter(last, MONDAY - weekdayOf(last));
}

/** Only days that every year has. */
const iso = (year: number, month: number, day: number): string => isoOf(year, month, day)!;
