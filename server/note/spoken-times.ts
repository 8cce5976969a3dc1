import { matchesOf } from "./matches.ts";
import type { TimeRange } from "./times.ts";

/**
 * The first range of times that a text spells out: "from ten to ten forty", "ten o'clock till eleven", "from half past one
 * to three". "Two to three people" is none: the words around it must speak of the clock.
 */
export function findSpokenRange(text: string): TimeRange | undefined {
  for (const match of matchesOf(text, RANGE)) {
    const groups = match.groups!;
    const from = minutesOf(groups, "1");
    const end = minutesOf(groups, "2");
    const certain = groups["from"] ?? groups["alone"] ?? groups["oclock1"] ?? groups["oclock2"];
    if (certain === undefined) continue;
    const to = end <= from ? end + 720 : end;
    // "He works from nine to five" is no meeting.
    if (to - from > LONGEST) continue;
    return { start: match.index, end: match.index + match[0].length, from, to };
  }
  return undefined;
}

const LONGEST = 4 * 60;

const HOURS = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const MINUTES: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  "twenty five": 25,
  thirty: 30,
  "thirty five": 35,
  forty: 40,
  "forty five": 45,
  fifty: 50,
  "fifty five": 55,
};

const clock = (n: string): string =>
  String.raw`(?:(?<past${n}>half past|quarter past|quarter to|quarter of)\s)?(?<hour${n}>${HOURS.join("|")}|noon)(?<oclock${n}>\so['’]?clock)?(?:[\s-](?<minute${n}>(?:twenty|thirty|forty|fifty)[\s-]five|five|ten|fifteen|twenty|thirty|forty|fifty))?`;
/** What may follow a time, and does not follow a number of people or of drinks. */
const NEXT =
  "in the|at|on|with|for|because|cause|cuz|since|so|when|while|today|this|that|we|i|he|she|and|but";
const BEHIND = String.raw`(?=\s{0,2}(?:$|[.,;:!?)–—-])|\s(?:[ap]\.?m|o['’]?clock|${NEXT})\b)`;
const RANGE = new RegExp(
  String.raw`(?:\b(?<from>from|between)\s|(?<=^|,\s)(?<alone>)(?=[^,]{0,40}(?:,|$))|(?<=\s))${clock("1")}\s(?:to|till|til|until|and)\s(?:about\s)?${clock("2")}${BEHIND}`,
  "giu",
);

function minutesOf(groups: Record<string, string | undefined>, n: string): number {
  const named = groups[`hour${n}`]!.toLowerCase();
  const hour = named === "noon" ? 12 : HOURS.indexOf(named) + 1;
  const minute = MINUTES[groups[`minute${n}`]?.toLowerCase().replace("-", " ") ?? ""] ?? 0;
  const past = groups[`past${n}`]?.toLowerCase();
  return hour * 60 + minute + (past === undefined ? 0 : PAST[past]!);
}

const PAST: Readonly<Record<string, number>> = {
  "half past": 30,
  "quarter past": 15,
  "quarter to": -15,
  "quarter of": -15,
};
