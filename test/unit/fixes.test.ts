import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { applied } from "../../server/fix/edits.ts";
import { fixAll, type Fixed } from "../../server/fix/fix-all.ts";
import { builtInEntries } from "../../server/lexicon/built-in.ts";
import { inSentence } from "../../server/kept.ts";
import type { Finding, FindingFix } from "../../server/lint.ts";
import { isSigned } from "../../server/note/facts/facts.ts";
import { REQUIRED_FIELDS } from "../../server/note/fields.ts";
import { isPlaceholder, startsAsPlaceholder } from "../../server/note/placeholder.ts";
import { hasPrompt } from "../../server/note/prompt.ts";
import { textOf, type Span } from "../../server/note/span.ts";
import type { Edit } from "../../server/rules/rule.ts";
import { check, checked, TEXTS } from "./texts.ts";

describe.each(TEXTS)("every fix of every finding, applied alone: %s", (from, texts) => {
  test("mends its finding, makes no other and leaves alone what stands beside it", () => {
    const wrong = texts.flatMap((text) =>
      checked(text)
        .findings.filter(({ rule }) => !IN_DRAFTS.test(from) || isDrift(rule))
        .flatMap((finding) => finding.fixes.flatMap((fix) => faultsOf(text, finding, fix))),
    );
    expect(wrong).toEqual([]);
  }, 120_000); // thousands of notes are linted
});

test("every kind of fix was among them, and one for every fact", () => {
  const tried = TEXTS.flatMap(([, texts]) => texts.flatMap((text) => checked(text).findings));
  const kinds = new Set(tried.flatMap(({ fixes }) => fixes.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual(["accept", "ask", "correct", "insert", "rewrite"]);
  const inserted = tried.filter(({ fixes }) => fixes.some(({ kind }) => kind === "insert"));
  expect(new Set(inserted.map(({ rule }) => rule)).size).toBe(REQUIRED_FIELDS.length);
});

test("nearly every wording offers a way out besides keeping it", () => {
  const found = TEXTS.flatMap(([, texts]) => texts.flatMap((text) => checked(text).findings));
  const wordings = found.filter(({ rule }) => isDrift(rule));
  const mended = wordings.filter(({ fixes }) => fixes.some(({ kind }) => kind !== "accept"));
  expect(wordings.length).toBeGreaterThan(1000);
  expect(mended.length / wordings.length).toBeGreaterThanOrEqual(0.95);
});

test.each([
  ["Fecha de servicio:\n", "date", "Fecha de servicio: 01/06/2026\n"],
  [
    "---\nduration: '45 min'\n---\nWe met.",
    "location",
    "---\nduration: '45 min'\nlocation: Office\n---\nWe met.",
  ],
])("in %j the %s is added as the note is read", (text, name, whole) => {
  const missing = checked(text).findings.find(({ rule }) => rule === `field/${name}`)!;
  expect(missing.fixes.map((fix) => applied(text, fix.edits ?? []))).toContain(whole);
  expect(checked(whole).findings.map(({ rule }) => rule)).not.toContain(`field/${name}`);
});

test.each([
  ["Service type: Engagement\nICD-10: F33.1\n", "Code: H0038"],
  ["Service type: Engagement\nICD-10 CODE: F33.1\n", "Code: H0038"],
  ["Service type: Engagement\nDIAG: F33.1\n", "Code: H0038"],
  ["DATE: 01/06/2026\nDIAG: F33.1\n", "CODE: H0038"],
  ["DATE OF SERVICE: 01/06/2026\nICD-10 CODE: F33.1\n", "CODE: H0038"],
  ["LOCATION: Home\n", "CODE: H0038"],
])("below %j stands %s: an abbreviation's capitals are not the note's", (text, added) => {
  const missing = checked(text).findings.find(({ rule }) => rule === "field/code")!;
  expect(missing.fixes.map((fix) => applied(text, fix.edits ?? []))).toContain(`${text}${added}\n`);
});

/** Their notes are one draft with other sentences in it: what the draft itself lacks is tried on the other texts. */
const IN_DRAFTS = /^(?:reports of danger|examples of)/;

const isDrift = (rule: string): boolean => rule.startsWith("drift/");
/** Hints about a finished story rest while a prompt waits for its answer, and some do not fit a group's. */
const isAboutStory = ({ rule }: Finding): boolean => rule.startsWith("recovery/");
const isKept = ({ message }: Finding): boolean => message.startsWith("Keep this.");

/** What a fix does that it should not. */
function faultsOf(text: string, finding: Finding, { kind, title, edits }: FindingFix): string[] {
  if (edits === undefined) return kind === "accept" ? [] : [`${finding.rule}: ${title} changes nothing`];
  const { findings: before } = checked(text);
  const after = applied(text, edits);
  const names = before.map((other) => nameOf(text, other));
  const left = check(after).findings.map((other) => nameOf(after, other));
  const gone = before.filter((_, at) => isExtra(names, left, at));
  const made = left.filter((_, at) => isExtra(left, names, at));

  const faults: string[] = [];
  if (gone.includes(finding) === isKept(finding)) faults.push(isKept(finding) ? "is lost" : "is still there");
  for (const other of gone)
    if (other !== finding && !isAboutStory(other) && !edits.some((edit) => meets(text, other, edit)))
      faults.push(`hides ${nameOf(text, other)}`);
  const prompts = kind === "ask" || edits.some((edit) => hasPrompt(edit.text)) ? ["check/placeholder"] : [];
  if (made.join() !== prompts.join()) faults.push(`makes ${made.join(" + ") || "no prompt"}`);
  if (edits.some((edit) => takesAway(text, finding, kind, edit))) faults.push("takes away what was written");
  return faults.map((fault) => `${nameOf(text, finding)} -> ${title}: ${fault}`);
}

/** A finding without its place: what can be compared between two versions of a note. */
const nameOf = (text: string, { rule, data, start, end }: Finding): string =>
  isDrift(rule) ? `${rule}: ${textOf(text, { start, end })}` : [rule, data["state"] ?? []].flat().join(": ");

/** True where the one at `at` is more of its name than `others` have. */
const isExtra = (names: readonly string[], others: readonly string[], at: number): boolean =>
  names.slice(0, at + 1).filter((name) => name === names[at]).length >
  others.filter((name) => name === names[at]).length;

/** True where an edit is made in the sentence of a finding or right beside it. */
function meets(text: string, finding: Finding, edit: Span): boolean {
  const { sentences } = checked(text).note;
  const around = sentences.filter(({ start, end }) => start < finding.end && finding.start < end);
  return [finding, ...around].some(({ start, end }) => start <= edit.end && edit.start <= end);
}

/** True where an edit takes away words that are not its finding's. What is about danger loses none at all. */
function takesAway(text: string, finding: Finding, kind: FindingFix["kind"], edit: Edit): boolean {
  const lost = textOf(text, edit);
  if (isKept(finding)) return lost !== "" || edit.start < finding.end;
  if (kind === "insert") return !isPlaceholder(lost) && !startsAsPlaceholder(lost);
  if (kind === "correct") return edit.start < finding.start || edit.end > finding.end;
  return !inSentence(checked(text).note, finding)[0].includes(lost);
}

describe("fix-all, over all these texts", () => {
  const texts = [...TEXTS.flatMap(([, all]) => all), readFileSync("samples/export.csv", "utf8")];
  const fix = (text: string) => fixAll(text, (now) => Promise.resolve(checked(now)));
  const fixed: Fixed[] = [];
  beforeAll(async () => {
    for (const text of texts) fixed.push(await fix(text));
  }, 60_000);
  const changed = () => fixed.filter(({ edits }) => edits.length > 0);

  test("fixes something", () => expect(changed().length).toBeGreaterThan(15));

  test("does twice what it does once", async () => {
    for (const { before, edits, text } of changed()) {
      expect(applied(before.note.text, edits)).toBe(text);
      expect(await fix(text)).toMatchObject({ text, edits: [] });
    }
  });

  test("makes no finding", () => {
    for (const { before, after } of changed())
      expect(others(before)).toEqual(expect.arrayContaining(others(after)));
  });

  test("leaves words about danger to the letter", () => {
    const dangerous = new Set(
      builtInEntries()
        .filter(({ safety }) => safety)
        .map(({ id }) => id),
    );
    const dangerIn = ({ note, findings }: Fixed["before"]) =>
      findings
        .filter(({ data }) => dangerous.has(String(data["entry"])))
        .map((finding) => textOf(note.text, finding));
    expect(fixed.flatMap(({ before }) => dangerIn(before)).length).toBeGreaterThan(50);
    for (const { before, after } of changed()) expect(dangerIn(after)).toEqual(dangerIn(before));
  });

  test("leaves signed notes to the letter", () => {
    const signed = fixed.filter(({ before }) => isSigned(before.note));
    expect(signed.length).toBeGreaterThan(20);
    expect(signed.flatMap(({ edits }) => edits)).toEqual([]);
  });
});

/**
 * What fix-all has no answer to. The words may have changed beside it, so they are not compared. The second reader is left
 * out: it reads a sentence only once the lexicon has nothing more to say of it.
 */
const others = ({ findings }: Fixed["before"]): string[] =>
  findings
    .filter(({ fixes, data }) => !fixes.some(({ safe }) => safe) && data["entry"] !== "second-reader")
    .map(({ rule, data }) => [rule, data["entry"] ?? data["state"]].join(" "));
