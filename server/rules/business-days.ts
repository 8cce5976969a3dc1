import { daysAfter, weekdayOf } from "../note/dates.ts";

/** How many business days lie behind the first day, the last one counted. Beyond sixty days nobody counts. */
export function businessDaysBetween(first: string, last: string): number {
  let count = 0;
  for (let day = daysAfter(first, 1), seen = 0; day <= last && seen < 60; day = daysAfter(day, 1), seen++) {
    if (weekdayOf(day) < 6 && !STATE_HOLIDAYS.has(day)) count++;
  }
  return count;
}

/**
 * California state holidays as they are observed (Government Code 6700 and 19853: a holiday on a Sunday is kept on
 * the Monday, Veterans Day on a Saturday on the Friday). 2023 to 2027; other years count their weekdays only.
 */
const STATE_HOLIDAYS: ReadonlySet<string> = new Set(
  `2023-01-02 2023-01-16 2023-02-20 2023-03-31 2023-05-29 2023-07-04 2023-09-04 2023-11-10 2023-11-23 2023-11-24 2023-12-25
   2024-01-01 2024-01-15 2024-02-19 2024-04-01 2024-05-27 2024-07-04 2024-09-02 2024-11-11 2024-11-28 2024-11-29 2024-12-25
   2025-01-01 2025-01-20 2025-02-17 2025-03-31 2025-05-26 2025-07-04 2025-09-01 2025-11-11 2025-11-27 2025-11-28 2025-12-25
   2026-01-01 2026-01-19 2026-02-16 2026-03-31 2026-05-25 2026-09-07 2026-11-11 2026-11-26 2026-11-27 2026-12-25
   2027-01-01 2027-01-18 2027-02-15 2027-03-31 2027-05-31 2027-07-05 2027-09-06 2027-11-11 2027-11-25 2027-11-26`.split(
    /\s+/,
  ),
);
