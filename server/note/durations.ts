import { withoutDates } from "./dates.ts";
import { findSpokenRange } from "./spoken-times.ts";
import { findTimeRanges, type TimeRange } from "./times.ts";

/** What a text says about time spent. All numbers are minutes; `service` is the time with the person. */
export type Duration = {
  readonly service?: number;
  readonly travel?: number;
  readonly documentation?: number;
  readonly total?: number;
  /** Billing units, which are never computed with. */
  readonly units?: number;
  readonly range?: TimeRange;
};

/** What a number without a unit means: nothing, or what a label speaks of. */
export type Bare = "none" | "minutes" | "hours";

/** Reads a duration. */
export function readDuration(text: string, bare: Bare = "none"): Duration | undefined {
  if (!/\d|hour|minut|hora|noon|clock|from|between/i.test(text)) return undefined;
  return readSpent(withoutDates(text), bare);
}

function readSpent(text: string, bare: Bare): Duration | undefined {
  const range = findTimeRanges(text)[0] ?? findSpokenRange(text);
  const rest = withDigits(range ? text.slice(0, range.start) + " ; " + text.slice(range.end) : text);
  const parts: { -readonly [K in keyof Duration]: Duration[K] } = range ? { range } : {};
  let lastService = false;
  for (const piece of rest.split(PARTS)) {
    const units = /\b(\d{1,3}(?:\.\d+)?)\s*(?:units?|unidades)\b|\bunits?\s*[:=x]?\s*(\d{1,3})\b/i.exec(
      piece,
    );
    if (units) parts.units = Number(units[1] ?? units[2]);
    const spent = amountIn(units ? piece.replace(units[0], " ") : piece, bare);
    if (spent === undefined) continue;
    const kind = kindOf(piece);
    if (kind === "service" && lastService && spent.small && parts.service !== undefined) {
      parts.service += spent.minutes; // "1 hour, 15 minutes"
      lastService = false;
    } else if (parts[kind] === undefined) {
      parts[kind] = spent.minutes;
      lastService = kind === "service" && spent.hoursOnly;
    }
  }
  return Object.keys(parts).length === 0 ? undefined : parts;
}

/** Time beside the service, in the words that notes have for it. */
const TRAVEL = String.raw`travel|trav|drive|driving|drove|transit|transport\w*|mileage|commute|walk(?:ing|ed)? (?:there|over|back)|viaje|traslado|trip`;
const WRITING = String.raw`doc|docs|do\w{0,4}ment\w*|chart\w*|notes?|paperwork|writ\w+|typing|admin|nota|notas|documentaci[oó]n|papeleo`;
const BESIDE = String.raw`(?:${TRAVEL}|${WRITING})(?!\w)`;

/**
 * Where one amount ends and the next begins: at a mark, at "and", behind a full stop; and in dictated text, which has no
 * marks, where time beside the service is named: "40 minutes with him 10 writing", "60 minutes notes were 10 minutes".
 */
const PARTS = new RegExp(
  [
    String.raw`[;()|&/]|,(?!\d{3})|\+|\.\s+(?=[\p{L}\d])|\bplus\b|\band\b(?!\s+a\s+(?:half|quarter))|\bmás\b|\by\b(?!\s+(?:media|cuarto))`,
    String.raw`\s(?=\d{1,3} (?:min(?:ute)?s? )*${BESIDE})`,
    String.raw`\s(?=${BESIDE} (?:(?:time|was|were|is|took) ){0,2}(?:\d|zero|none))`,
  ].join("|"),
  "iu",
);

/** The minutes with the person: stated, or from the times, or what is left of the total. */
export function serviceMinutes({
  service,
  total,
  travel = 0,
  documentation = 0,
  range,
}: Duration): number | undefined {
  if (service !== undefined) return service;
  if (range !== undefined) return range.to - range.from;
  return total === undefined ? undefined : total - travel - documentation;
}

const IS_TRAVEL = new RegExp(String.raw`\b(?:${TRAVEL})\b`, "i");
const IS_WRITING = new RegExp(String.raw`\b(?:${WRITING})\b`, "iu");

type Kind = "service" | "travel" | "documentation" | "total";

function kindOf(piece: string): Kind {
  if (IS_TRAVEL.test(piece)) return "travel";
  if (IS_WRITING.test(piece)) return "documentation";
  return /\b(?:total|in all|altogether|all together|combined)\b/i.test(piece) ? "total" : "service";
}

type Amount = { readonly minutes: number; readonly hoursOnly: boolean; readonly small: boolean };

const HOURS = String.raw`(?:hours?|hrs?|h|horas?|hs)\b\.?`;
const MINUTES = String.raw`(?:minutes?|mins?|m|minutos?|mns)\b\.?|['′’](?!\w)`;
const HOURS_MINUTES = new RegExp(
  String.raw`(?<![\d.:/])(-?\d{1,4}(?:[.,]\d{1,2})?)(?:\s*[-–]\s*\d{1,3})?\s*-?\s*${HOURS}(?:[\s,]*(?:and|y|&)?[\s,]*(\d{1,2})(?:\s*-?\s*(?:${MINUTES}))?(?![\d:.]))?`,
  "iu",
);
const RUN_TOGETHER = /(?<![\d.:])(\d{1,2})\s?h(?:r|rs)?\s?(\d{1,2})\s?m?(?:in|ins)?\b/i;
const MINUTES_ONLY = new RegExp(
  String.raw`(?<![\d.:/])(-?\d{1,5}(?:\.\d{1,2})?)(?:\s*[-–]\s*\d{1,3})?\s*-?\s*(?:${MINUTES})`,
  "iu",
);
const COLON = /(?<![\d:])(\d{1,2}):([0-5]\d)(?::\d\d)?(?![\d:]|\s*[ap]\.?m)/i;

function amountIn(piece: string, bare: Bare): Amount | undefined {
  const text = piece;
  const together = RUN_TOGETHER.exec(text);
  if (together) return amount(Number(together[1]) * 60 + Number(together[2]), false);
  const long = HOURS_MINUTES.exec(text);
  if (long) {
    const hours = Number(long[1]!.replace(",", "."));
    return amount(
      Math.round(hours * 60) + Number(long[2] ?? 0),
      long[2] === undefined && Number.isInteger(hours),
    );
  }
  const short = MINUTES_ONLY.exec(text);
  if (short) return { minutes: Number(short[1]), hoursOnly: false, small: Number(short[1]) < 60 };
  const colon = COLON.exec(text);
  if (colon && bare !== "none") return amount(Number(colon[1]) * 60 + Number(colon[2]), false);
  if (bare === "none" && kindOf(piece) === "service") return undefined;
  const number = /(?<![\d.:/])(-?\d{1,4}(?:\.\d+)?)(?![\d:/%])/.exec(text);
  if (!number) return undefined;
  const value = Number(number[1]);
  const inHours = bare === "hours" || (number[1]!.includes(".") && value < 10);
  return amount(inHours ? Math.round(value * 60) : value, false);
}

const amount = (minutes: number, hoursOnly: boolean): Amount => ({ minutes, hoursOnly, small: false });

const WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:(\d+|an?|one|two|three|una|dos)\s+(?:hours?|hrs?|horas?)\s+(?:and\s+a\s+half|y\s+media))\b/giu,
    "$1.5 hours",
  ],
  [
    /\b(?:(\d+|an?|one|two|three|una|dos)\s+(?:and\s+a\s+half|y\s+media)\s+(?:hours?|hrs?|horas?))\b/giu,
    "$1.5 hours",
  ],
  [/\bthree[- ]quarters? of an hour\b|\btres cuartos de hora\b/giu, "45 min"],
  [/\b(?:a\s+)?quarter(?:[- ]hour| of an hour)\b|\bun cuarto de hora\b/giu, "15 min"],
  [/\b(?:a\s+)?half(?:\s+of)?(?:\s+an)?[- ]+hour\b|\bmedia hora\b/giu, "30 min"],
  [/½/gu, ".5"],
  [/¼/gu, ".25"],
  [/¾/gu, ".75"],
];

const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      [1, "a an one un una uno"],
      [2, "two dos"],
      [3, "three tres"],
      [4, "four cuatro"],
      [5, "five cinco"],
      [6, "six seis"],
      [7, "seven siete"],
      [8, "eight ocho"],
      [9, "nine nueve"],
      [10, "ten diez"],
      [12, "twelve doce"],
      [15, "fifteen quince"],
      [20, "twenty veinte"],
      [25, "veinticinco"],
      [30, "thirty treinta"],
      [40, "forty fourty cuarenta"],
      [45, "cuarentaicinco"],
      [50, "fifty cincuenta"],
      [60, "sixty sesenta"],
      [70, "seventy"],
      [75, ""],
      [80, "eighty ochenta"],
      [90, "ninety noventa"],
      [0, "zero cero"],
    ] as const
  ).flatMap(([value, words]) =>
    words
      .split(" ")
      .filter(Boolean)
      .map((word) => [word, value]),
  ),
);
const NUMBER = Object.keys(NUMBERS).join("|");
const SPOKEN = new RegExp(
  String.raw`\b(${NUMBER})(?:(?:[- ]| y )(${NUMBER}))?(\.5)?(?=[\s-]+(?:hours?|hrs?|minutes?|mins?|minutos?|horas?)\b|\.5)`,
  "giu",
);

/** "no travel", "travel: none": said, and nothing. */
const NONE = [
  new RegExp(
    String.raw`\b(?:no|without|sin)\s+(${TRAVEL}|documentation|documentaci[oó]n)\b(?:\s+time\b)?`,
    "giu",
  ),
  new RegExp(
    String.raw`\b(${TRAVEL}|documentation|documentaci[oó]n)(?:\s+time)?\s*[:=-]?\s*(?:none|n/a|ningun[oa])\b`,
    "giu",
  ),
];

/** "forty five minutes" becomes "45 minutes", "an hour and a half" "1.5 hours". */
function withDigits(text: string): string {
  let out = text.replace(
    /(?<![\d/])(?:(\d{1,2}) )?([1-3])\/([248])(?=\s*(?:hours?|hrs?|h)\b)/gi,
    (_, whole: string | undefined, top: string, bottom: string) =>
      String(Number(whole ?? 0) + Number(top) / Number(bottom)),
  );
  for (const none of NONE) out = out.replace(none, "; $1 0 min ;");
  for (const [pattern, digits] of WORDS) out = out.replace(pattern, digits);
  return out.replace(SPOKEN, (_, tens: string, unit: string | undefined, half: string | undefined) => {
    const sum = NUMBERS[tens.toLowerCase()]! + (unit === undefined ? 0 : NUMBERS[unit.toLowerCase()]!);
    return `${sum}${half ?? ""}`;
  });
}
