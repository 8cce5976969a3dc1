import { matchesOf } from "./matches.ts";
import { withoutDates } from "./dates.ts";
import type { Span } from "./span.ts";

/** A time of day, in minutes since midnight. */
export type Minutes = number;

/** From when to when, as it stands in a text. An `end` past midnight is over 1,440; one before `start` is a slip. */
export type TimeRange = Span & { readonly from: Minutes; readonly to: Minutes };

/** Every range of times in a text: "9:00 AM - 10:00 AM", "9-10a", "0900-1000", "from 2:00 to 2:40 pm". */
export function findTimeRanges(text: string): TimeRange[] {
  const found: TimeRange[] = [];
  for (const match of matchesOf(text, RANGE)) {
    const first = clockOf(match.groups!, "1");
    const second = clockOf(match.groups!, "2");
    if (first === undefined || second === undefined) continue;
    // "9-10" may be anything; a range says am, pm, a colon or four digits at least once.
    if (!first.certain && !second.certain) continue;
    found.push({ start: match.index, end: match.index + match[0].length, ...ordered(first, second) });
  }
  return found;
}

/** Every single time of day in a text that cannot be another number: "9:00", "9 am", "1430", "noon". */
export function findTimes(text: string): (Span & { readonly at: Minutes; readonly meridiem: boolean })[] {
  const found = [];
  for (const match of matchesOf(withoutDates(text), SINGLE)) {
    const clock = clockOf(match.groups!, "1");
    if (clock?.certain)
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        at:
          clock.half === "pm" && clock.hour < 12
            ? clock.at + 720
            : clock.half === "am" && clock.hour === 12
              ? clock.at - 720
              : clock.at,
        meridiem: clock.half !== undefined,
      });
  }
  return found;
}

/** Two times as a range, where they stand in fields of their own ("Start: 9:00", "End: 10:15 am"), a date before each or none. */
export function rangeOf(
  start: string,
  end: string,
): { readonly from: Minutes; readonly to: Minutes } | undefined {
  const [first, second] = [start, end].map((text) => {
    const [match] = matchesOf(withoutDates(text), SINGLE);
    return clockOf(match?.groups ?? {}, "1");
  });
  return first && second ? ordered(first, second) : undefined;
}

/** What has a number of its own: "June 4 10 am" and "room 3 10 am" are no ten past. */
const NUMBERED = String.raw`\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|room|rm|unit|apt|suite|line|bus|day|number|no)\.*`;

/** "3:15 pm", "1515", "3.15", "15:15:00" as programs write it, and dictated "3 15 pm". */
const clock = (n: string): string =>
  String.raw`(?:(?<noon${n}>noon|midnight|mediod[ií]a|medianoche)|(?<!\d)(?<h${n}>[01]?\d|2[0-4])(?:[:.h](?<m${n}>[0-5]\d)(?::[0-5]\d(?:\.\d{1,9})?)?|(?<mm${n}>[0-5]\d)|(?<!${NUMBERED}\s\d+)\s(?<ms${n}>[0-5]\d)(?=\s?[ap]\.?\s?m\b))?(?![\d]|:\d)\s?(?<p${n}>[ap]\.?\s?m\.?|[ap]\b|hrs\b|horas\b)?)`;
/** Room for four blanks, not three: V8 makes a loop of that, and copies of all that follows of anything less. */
const TO = String.raw`\s{0,4}(?:-{1,2}|–|—|−|to|until|til|till|thru|through|a las|a la|hasta las|hasta|al|a|y|and|/|>)\s{0,4}`;
const RANGE = new RegExp(
  String.raw`(?<![\d/.:$-])${clock("1")}${TO}${clock("2")}(?![\d/]|\s?(?:min|%|hour|hr\b|people|years))`,
  "giu",
);
const SINGLE = new RegExp(String.raw`(?<![\d/.:$-])${clock("1")}(?![\d/%])`, "giu");

type Clock = {
  readonly at: Minutes;
  readonly hour: number;
  readonly half: "am" | "pm" | undefined;
  readonly certain: boolean;
};

function clockOf(g: Record<string, string | undefined>, n: string): Clock | undefined {
  const named = g[`noon${n}`]?.toLowerCase();
  if (named !== undefined) {
    const noon = !/^(midnight|medianoche)/.test(named);
    return { at: noon ? 720 : 0, hour: 12, half: noon ? "pm" : "am", certain: true };
  }
  const hours = g[`h${n}`];
  if (hours === undefined) return undefined;
  const hour = Number(hours);
  const minutes = g[`m${n}`] ?? g[`mm${n}`] ?? g[`ms${n}`];
  const suffix = g[`p${n}`]?.toLowerCase();
  if (hour > 24) return undefined;
  const half = suffix?.startsWith("a") ? "am" : suffix?.startsWith("p") ? "pm" : undefined;
  const fourDigits = g[`mm${n}`] !== undefined && hours.length === 2;
  return {
    at: hour * 60 + Number(minutes ?? 0),
    hour,
    half: hour > 12 ? undefined : half,
    certain: suffix !== undefined || g[`m${n}`] !== undefined || fourDigits,
  };
}

/** Puts both times on the clock of one day: what only one of them says about am and pm holds for both where it can. */
function ordered(first: Clock, second: Clock): { from: Minutes; to: Minutes } {
  if (first.half === undefined && second.half === undefined) {
    const wraps =
      second.at <= first.at && first.hour <= 12 && second.hour <= 12 && second.at + 720 - first.at < 720;
    const later = wraps && second.at !== first.at ? second.at + 720 : second.at;
    return { from: first.at, to: isOvernight(first.at, later) ? later + 1440 : later };
  }
  const to = on(second, second.half ?? first.half);
  const from = on(first, first.half ?? second.half);
  if (first.half === undefined && from > to) return { from: on(first, other(second.half)), to };
  if (second.half === undefined && from > to) {
    const later = on(second, other(first.half));
    return { from, to: later > from ? later : to };
  }
  return { from, to: isOvernight(from, to) ? to + 1440 : to };
}

/** Only a late evening runs past midnight; anything else that ends before it starts is a slip. */
const isOvernight = (from: Minutes, to: Minutes): boolean => to < from && from >= 18 * 60 && to <= 8 * 60;

function on(time: Clock, half: "am" | "pm" | undefined): Minutes {
  if (half === "pm" && time.hour < 12) return time.at + 720;
  if (half === "am" && time.hour === 12) return time.at - 720;
  return time.at;
}

const other = (half: "am" | "pm" | undefined): "am" | "pm" => (half === "pm" ? "am" : "pm");
