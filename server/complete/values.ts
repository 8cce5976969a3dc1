import type { Message } from "../messages.ts";
import { daysAfter } from "../note/dates.ts";
import type { FieldName } from "../note/fields.ts";
import { asWritten, type DayOrder } from "../note/written-day.ts";
import { likelyValues } from "../rules/likely.ts";
import zCodes from "./z-codes.json" with { type: "json" };

/** A value that a field often has. `words` are further words that it is found by. */
export type Value = { readonly text: string; readonly detail?: Message; readonly words?: string };

/** What a field often says, the likeliest first. `today` is an ISO date; in some notes days are written before months. */
export function valuesOf(name: FieldName, today: string, order: DayOrder): readonly Value[] {
  const now: Value = { text: asWritten(today, order), detail: { id: "complete/today" } };
  const before = asWritten(daysAfter(today, -1), order);
  if (name === "signature-date") return [now];
  if (name === "date") return [now, { text: before, detail: { id: "complete/yesterday" } }];
  return OFTEN[name] ?? [];
}

const minutes = (id: Message["id"], ...all: number[]): Value[] =>
  all.map((count) => ({ text: `${count} min`, detail: { id } }));

const goesWith = (code: string, ...services: readonly string[]): Value[] =>
  services.map((text) => ({ text, detail: { id: "complete/goes-with", args: { code } } }));

const [peer = "", group = ""] = likelyValues("service-type");
const SERVICES: Value[] = [
  ...goesWith("H0038", peer, "Engagement", "Therapeutic activity", "Individual peer support"),
  ...goesWith("H0025", group, "Educational skill-building group"),
  ...goesWith("H0038", "Family peer support", "Outreach"),
];

const CODES: Value[] = [
  { text: "H0038", detail: { id: "complete/H0038" }, words: "peer engagement therapeutic activity" },
  { text: "H0025", detail: { id: "complete/H0025" }, words: "skill-building group education" },
];

/** Where the person was, with the place-of-service code that billing knows it by (CMS). */
const PLACES: Value[] = [
  ["Office", 11],
  ["Home", 12],
  ["Community", 99],
  ["Telehealth, person at home", 10],
  ["Telehealth, person not at home", 2],
  ["Phone, person at home", 10],
  ["Outreach site or street", 27],
  ["Homeless shelter", 4],
  ["School", 3],
  ["Community mental health center", 53],
  ["Hospital", 21],
  ["Emergency room", 23],
  ["Jail", 9],
  ["Group home", 14],
  ["Motel or other short stay", 16],
  ["Mobile unit", 15],
  ["Workplace", 18],
  ["Skilled nursing facility", 31],
  ["Psychiatric hospital", 51],
  ["Substance use residential program", 55],
].map(([text, code]) => ({
  text: String(text),
  detail: { id: "complete/place-of-service", args: { code: String(code).padStart(2, "0") } },
}));

/** In the file's order: those that peers meet most often first. */
const Z_CODES: Value[] = (Object.keys(zCodes) as (keyof typeof zCodes)[]).map((code) => ({
  text: code,
  detail: { id: `z-code/${code}` },
  words: zCodes[code],
}));

const OFTEN: Readonly<Partial<Record<FieldName, readonly Value[]>>> = {
  "service-type": SERVICES,
  code: CODES,
  location: PLACES,
  "diagnosis-code": Z_CODES,
  duration: minutes("complete/with-the-person", 60, 45, 30, 90, 15, 120),
  travel: minutes("complete/on-the-road", 0, 15, 10, 20, 30, 45, 60),
  documentation: minutes("complete/writing", 10, 15, 5, 20, 0),
};
