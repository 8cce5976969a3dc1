/** What a page counts together. */
export const UNITS = ["week", "month"] as const;
export type Unit = (typeof UNITS)[number];

/** The first day of the week (a Monday) or month in which a day lies; both as YYYY-MM-DD. */
export function periodOf(day: string, by: Unit): string {
  if (by === "month") return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7; // from Monday, 0
  return shifted(day, -weekday);
}

/** The period before one that begins on this day. */
export const before = (period: string, by: Unit): string => periodOf(shifted(period, -1), by);

/** How many days lie between two days. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

const DAY = 24 * 60 * 60 * 1000;

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
