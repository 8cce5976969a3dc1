import { daysAfter, weekdayOf } from "../note/dates.ts";
import { isStateHoliday } from "./holidays.ts";

/** How many business days lie behind the first day, the last one counted. Beyond sixty days nobody counts. */
export function businessDaysBetween(first: string, last: string): number {
  let count = 0;
  for (let day = daysAfter(first, 1), seen = 0; day <= last && seen < 60; day = daysAfter(day, 1), seen++) {
    if (weekdayOf(day) < 6 && !isStateHoliday(day)) count++;
  }
  return count;
}
