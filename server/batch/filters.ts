import type { Finding } from "../lint.ts";
import type { Note } from "../note/note.ts";

/** Errors and warnings alone. */
export const onlyLoud = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === "error" || severity === "warning");

/** Whether a note is of an earlier day. Where nobody can tell the day it is not. */
export const isBefore = (day: string, { facts }: Note): boolean => (facts.date.value?.iso ?? day) < day;
