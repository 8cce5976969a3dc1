import { createHmac } from "node:crypto";
import * as z from "../../zod.ts";
import type { CheckedNote } from "../../check.ts";
import type { Finding } from "../../lint.ts";
import { judgeDay } from "../../rules/days.ts";
import { isRuleId } from "../../rules/index.ts";
import { SEVERITIES, type RuleId } from "../../rules/rule.ts";
import type { Gist } from "../../gist.ts";
import { wordless } from "../redact.ts";

/** What was found in one note, as it is remembered: without a word of it. Messages and fixes have words in them, so they are not. */
export type Remembered = {
  readonly gist: Gist;
  readonly findings: readonly Finding[];
  /** The hashes of what was accepted and was met with in the note. */
  readonly met: readonly string[];
};

const Offset = z.int().check(z.gte(0));
const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const Entry = z.strictObject({
  words: Offset,
  date: z.optional(z.iso.date()),
  signals: z.array(z.string()),
  /** The days that were judged by the day it was. */
  days: z.array(z.iso.date()),
  met: z.array(Hash),
  findings: z.array(
    z.strictObject({
      rule: z.custom<RuleId>(isRuleId),
      severity: z.enum(SEVERITIES),
      start: Offset,
      end: Offset,
      data: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});
type Entry = z.infer<typeof Entry>;

/** What names a note's text, 32 hexadecimal digits: a keyed hash. `salt` stands for all that the findings follow from beside the text. */
export const nameOf = (salt: Uint8Array, text: string): string =>
  createHmac("sha256", salt).update(text).digest("hex").slice(0, NAME);

export const NAME = 32;

/** The line that holds what was found; undefined where that may be something else on another day. */
export function lineOf(
  name: string,
  { note, findings, kept }: CheckedNote,
  { words, date, signals }: Gist,
  today: string,
): string | undefined {
  const days = [note.facts.date, note.facts["signature-date"]].flatMap(({ value }) => value?.iso ?? []);
  if (!areSettled(days, today)) return undefined;
  const entry: Entry = {
    words,
    ...(date !== undefined && { date }),
    signals: [...signals],
    days,
    met: kept.map(({ acceptance }) => acceptance.hash),
    findings: findings.map(({ rule, severity, start, end, data }) => ({
      rule,
      severity,
      start,
      end,
      data: { ...wordless(data) },
    })),
  };
  return `${name} ${JSON.stringify(entry)}\n`;
}

/** Reads such a line. Undefined where it is none, as after a power cut, or where something else may be found today. */
export function remembered(line: string, today: string): Remembered | undefined {
  const entry = parsed(line.slice(NAME + 1));
  if (entry === undefined || !areSettled(entry.days, today)) return undefined;
  const { words, date, signals, met, findings } = entry;
  return {
    gist: { words, date, signals },
    findings: findings.map((finding) => ({ ...finding, message: "", fixes: [] })),
    met,
  };
}

/** Today is looked at for nothing but whether a day is still to come, or long gone. Where none is, that holds for years. */
const areSettled = (days: readonly string[], today: string): boolean =>
  days.every((day) => judgeDay(day, today) === undefined);

function parsed(json: string): Entry | undefined {
  try {
    return Entry.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
