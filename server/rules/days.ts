import { yearsBefore } from "../note/dates.ts";
import { remembering } from "../note/remembering.ts";

/** How old a service may be, in years, before its year is taken for a slip of the keys: a rule of thumb of our own. */
const OLDEST = 10;

/** What is wrong with a day, seen from today: it has not come yet, or it is long gone. Both are ISO dates. */
export function judgeDay(day: string | undefined, today: string): "future-date" | "long-ago" | undefined {
  if (day === undefined) return undefined;
  if (day > today) return "future-date";
  return day < oldestDay(today) ? "long-ago" : undefined;
}

const oldestDay = remembering((today: string): string => yearsBefore(today, OLDEST));
