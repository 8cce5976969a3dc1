import { matchesOf } from "./matches.ts";
import { folded } from "./folded.ts";
import type { Span } from "./span.ts";

/** A date as it stands in a text. `iso` is YYYY-MM-DD, or undefined where no calendar has such a day (02/30). */
export type FoundDate = Span & {
  readonly iso: string | undefined;
  /** The weekday written before it, 1 (Monday) to 7. */
  readonly weekday: number | undefined;
  /** False for "3/14": the year is left to the reader, and `iso` is undefined. */
  readonly hasYear: boolean;
};

export type DateOptions = {
  /** "17/03/2025" is the 17th of March, as Spanish notes write it. */
  readonly dayFirst?: boolean;
  /** Also dates without a year ("3/14", "March 14"). */
  readonly withoutYear?: boolean;
};

/** Every date in `text`, in order: US, ISO, with month names (English, Spanish), compact, or dictated in words. */
export function findDates(
  text: string,
  { dayFirst = false, withoutYear = false }: DateOptions = {},
): FoundDate[] {
  const found: FoundDate[] = [];
  const small = folded(text);
  if (!MAY_HOLD_DATE.test(small)) return found;
  for (const match of matchesOf(small, DATE)) {
    const date = readMatch(match.groups!, dayFirst);
    if (date === undefined || (!date.hasYear && !withoutYear)) continue;
    const start = match.index;
    found.push({ start, end: start + match[0].length, weekday: weekdayBefore(text, start), ...date });
  }
  return found;
}

/** The text with a blank for each character of a date: "3-4-25" is no range of times, and "2026-01-06T10:00" has a year in it that could be 20:26. */
export const withoutDates = (text: string): string =>
  findDates(text).reduce(
    (rest, { start, end }) => rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end),
    text,
  );

/** The day of the week of an ISO date, 1 (Monday) to 7. */
export const weekdayOf = (iso: string): number => dayOf(iso).getUTCDay() || 7;

/** The ISO date so many days later. */
export function daysAfter(iso: string, days: number): string {
  const day = dayOf(iso);
  day.setUTCDate(day.getUTCDate() + days);
  return isoDay(day);
}

/** The ISO date so many years earlier; the 28th of February for a 29th that the year does not have. */
export function yearsBefore(iso: string, years: number): string {
  const [year, month, day] = iso.split("-").map(Number);
  return isoOf(year! - years, month!, day!) ?? isoOf(year! - years, month!, day! - 1)!;
}

/** The ISO date of a day, or undefined where the calendar has none. */
export function isoOf(year: number, month: number, day: number): string | undefined {
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, day); // not Date.UTC, which takes the year 25 for 1925
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
  return isoDay(made);
}

/** A day as the midnight in which it begins, UTC: no day there is longer than another. */
const dayOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`);

const padded = (number: number, digits: number): string => String(number).padStart(digits, "0");

/** In a third of the time that toISOString takes. */
const isoDay = (day: Date): string =>
  `${padded(day.getUTCFullYear(), 4)}-${padded(day.getUTCMonth() + 1, 2)}-${padded(day.getUTCDate(), 2)}`;

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    "jan january ene enero",
    "feb february febrero",
    "mar march marzo",
    "apr april abr abril",
    "may mayo",
    "jun june junio",
    "jul july julio",
    "aug august ago agosto",
    "sep sept september septiembre setiembre",
    "oct october octubre",
    "nov november noviembre",
    "dec december dic diciembre",
  ].flatMap((names, index) => names.split(" ").map((name) => [name, index + 1])),
);

const WEEKDAYS = [
  "mon monday lunes lun",
  "tue tues tuesday martes mar",
  "wed weds wednesday miercoles miércoles mie mié",
  "thu thur thurs thursday jueves jue",
  "fri friday viernes vie",
  "sat saturday sabado sábado sab sáb",
  "sun sunday domingo dom",
].map((names) => new Set(names.split(" ")));

const DAY_WORDS =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
  sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth
  twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first`.split(/\s+/);

const UNITS = "one two three four five six seven eight nine".split(" ");
const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");

const month = Object.keys(MONTHS)
  .sort((a, b) => b.length - a.length)
  .join("|");
const dayWord = [...DAY_WORDS].reverse().join("|").replaceAll("-", "[- ]");
const yearTail = String.raw`(?:twenty[- ](?:${UNITS.join("|")})|twenty|thirty|${TEENS.join("|")})`;

// Written in small letters. Each form has its own groups. Numbers may be too large on purpose: "02/30" is a date, only an impossible one.
// What may stand here or not is said with a loop: V8 compiles what follows a "?" anew for each way to get there, up to ten times.
const DATE = new RegExp(
  [
    String.raw`(?<![\d.\-/])(?<y1>\d{4})(?<s1>[-/.])(?<m1>\d{1,2})\k<s1>(?<d1>\d{1,2})(?![\d]|[-/.]\d)`,
    String.raw`(?<![\d.\-/:$])(?<m2>\d{1,2})\s?(?<s2>[-/.])\s?(?<d2>\d{1,2})\s?\k<s2>\s?'?(?<y2>\d{4}|\d{2})(?![\d]|[-/.]\d)`,
    String.raw`\b(?<m3>${month})(?!\w)(?:\.(?!\.))*\s{0,2}(?:(?<d3>\d{1,2})(?:st|nd|rd|th)*|(?:the\s)*(?<w3>${dayWord}))(?![\w:])(?:\s?,?\s{0,2}(?:of\s)*(?:'?(?<y3>\d{4}|\d{2}(?![\d:]|\s?(?:am|pm|min|hr|h\b|m\b|to\b|-)))|(?:twenty|two thousand(?: and)?)[- ](?<v3>${yearTail})))?`,
    String.raw`(?<![\d/])(?<d4>\d{1,2})(?:st|nd|rd|th)*[-\s.]?(?:(?:of|de)\s)*(?<m4>${month})(?:(?!\w)\.?,?[-\s]?|(?=\d{4}\b))(?:(?:of|de|del)\s)*'?(?<y4>\d{4}|\d{2}(?![\d:]))\b`,
    String.raw`(?<!\d)(?<y5>20\d{2})(?<m5>0[1-9]|1[0-2])(?<d5>[0-3]\d)(?!\d)`,
    String.raw`(?<!\d|\d[ .-])(?:(?<m7>\d{1,2}) (?<d7>\d{1,2}) (?<y7>20\d{2})|(?<y8>20\d{2}) (?<m8>\d{1,2}) (?<d8>\d{2}))(?![\d:/]|[ .-]\d)`,
    String.raw`(?<![\d./-])(?<m6>1[0-2]|0?[1-9])[/-](?<d6>3[01]|[12]\d|0?[1-9])(?![\d]|[-/.:]\d|\s?%)`,
  ].join("|"),
  "gu",
);

/** Every form has a digit or a month's name. Most text has neither, and is not searched for all the forms. */
const MAY_HOLD_DATE = new RegExp(String.raw`\d|\b(?:${month})\b`);

type Parts = Pick<FoundDate, "iso" | "hasYear">;

function readMatch(g: Record<string, string | undefined>, dayFirst: boolean): Parts | undefined {
  if (g.y1) return dated(Number(g.y1), Number(g.m1), Number(g.d1));
  if (g.y2) {
    const [first, second] = [Number(g.m2), Number(g.d2)];
    const usual = dated(fullYear(g.y2), first, second);
    if (!dayFirst) return usual;
    const other = dated(fullYear(g.y2), second, first);
    return other.iso === undefined ? usual : other; // "Fecha: 06/18/2026" can only be June
  }
  if (g.m3) {
    const day = g.d3 ? Number(g.d3) : DAY_WORDS.indexOf(g.w3!.replace(" ", "-")) + 1;
    const year = g.y3 ? fullYear(g.y3) : g.v3 ? 2000 + spoken(g.v3) : undefined;
    return year === undefined ? { iso: undefined, hasYear: false } : dated(year, monthOf(g.m3), day);
  }
  if (g.m4) return dated(fullYear(g.y4!), monthOf(g.m4), Number(g.d4));
  if (g.y5) return dated(Number(g.y5), Number(g.m5), Number(g.d5));
  if (g.y7) return dated(Number(g.y7), Number(g.m7), Number(g.d7));
  if (g.y8) return dated(Number(g.y8), Number(g.m8), Number(g.d8));
  return { iso: undefined, hasYear: false };
}

const dated = (year: number, month: number, day: number): Parts => ({
  iso: isoOf(year, month, day),
  hasYear: true,
});

const monthOf = (name: string): number => MONTHS[name]!;

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

/** "twenty-five" is 25, "nineteen" is 19. */
function spoken(words: string): number {
  const [tens = "", unit] = words.split(/[- ]/);
  const teen = TEENS.indexOf(tens);
  if (teen >= 0) return 10 + teen;
  return (tens === "thirty" ? 30 : 20) + (unit === undefined ? 0 : UNITS.indexOf(unit) + 1);
}

function weekdayBefore(text: string, at: number): number | undefined {
  const word = /(\p{L}+)\.?,?\s{1,2}$/u.exec(text.slice(Math.max(0, at - 14), at))?.[1]?.toLowerCase();
  const index = word === undefined ? -1 : WEEKDAYS.findIndex((names) => names.has(word));
  return index < 0 ? undefined : index + 1;
}
