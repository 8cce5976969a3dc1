import { expect, test } from "vitest";
import { businessDaysBetween } from "../../server/rules/business-days.ts";
import { isStateHoliday } from "../../server/rules/holidays.ts";

/** Which days the rule of the Government Code gives, worked out from the calendars of these years: month and day. */
const KEPT: Readonly<Record<number, string>> = {
  2023: "01-02 01-16 02-20 03-31 05-29 07-04 09-04 11-10 11-23 11-24 12-25",
  2024: "01-01 01-15 02-19 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25",
  2025: "01-01 01-20 02-17 03-31 05-26 07-04 09-01 11-11 11-27 11-28 12-25",
  2026: "01-01 01-19 02-16 03-31 05-25 07-04 09-07 11-11 11-26 11-27 12-25",
  2027: "01-01 01-18 02-15 03-31 05-31 07-05 09-06 11-11 11-25 11-26 12-25",
  2028: "01-01 01-17 02-21 03-31 05-29 07-04 09-04 11-10 11-23 11-24 12-25",
  2029: "01-01 01-15 02-19 03-31 05-28 07-04 09-03 11-12 11-22 11-23 12-25",
  2030: "01-01 01-21 02-18 04-01 05-27 07-04 09-02 11-11 11-28 11-29 12-25",
};

const daysOf = (year: number): string[] =>
  Array.from({ length: 12 * 31 }, (_, at) => {
    const [month, day] = [Math.floor(at / 31) + 1, (at % 31) + 1];
    return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  }).filter((day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day));

test.each(Object.entries(KEPT))("the state's holidays of %s", (year, kept) => {
  expect(daysOf(Number(year)).filter(isStateHoliday)).toEqual(kept.split(" ").map((day) => `${year}-${day}`));
});

test.each([
  ["2025-03-14", "2025-03-14", 0],
  ["2025-03-14", "2025-03-19", 3],
  ["2025-03-28", "2025-04-03", 3],
  ["2025-11-26", "2025-12-01", 1],
  ["2026-12-31", "2027-01-05", 2],
  ["2025-03-19", "2025-03-14", 0],
])("from %s to %s there are %i business days", (first, last, days) => {
  expect(businessDaysBetween(first, last)).toBe(days);
});
