import { say, type Message } from "../messages.ts";
import type { Language } from "../saying.ts";
import type { Unit } from "./periods.ts";

/** Puts messages, numbers and days into words. Days are YYYY-MM-DD. */
export type Speaker = {
  readonly language: Language;
  say(message: Message): string;
  /** "1 note", "1,200 notes": a message whose `number` is shown. */
  count(id: Message["id"], count: number): string;
  number(value: number): string;
  /** With one digit after the point. */
  decimal(value: number): string;
  share(part: number, whole: number): string;
  day(day: string): string;
  span(from: string, to: string): string;
  /** A week or month by its first day. */
  period(from: string, by: Unit): string;
};

export function speakerOf(language: Language): Speaker {
  const locale = { en: "en-US", es: "es-MX" }[language];
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const shares = new Intl.NumberFormat(locale, { style: "percent" });
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const days = dates({ dateStyle: "long" });
  const periods = {
    week: dates({ day: "numeric", month: "short", year: "numeric" }),
    month: dates({ month: "short", year: "numeric" }),
  };
  return {
    language,
    say: (message) => say(message, language),
    count: (id, count) => say({ id, args: { count, number: numbers.format(count) } }, language),
    number: (value) => numbers.format(value),
    decimal: (value) => decimals.format(value),
    share: (part, whole) => shares.format(whole === 0 ? 0 : part / whole),
    day: (day) => days.format(Date.parse(day)),
    span: (from, to) => days.formatRange(Date.parse(from), Date.parse(to)),
    period: (from, by) => periods[by].format(Date.parse(from)),
  };
}
