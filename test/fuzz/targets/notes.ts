import { check } from "../../../server/check.ts";
import { completeConfig } from "../../../server/load-config.ts";
import { defaultConfig, type Config } from "../../../server/config.ts";
import { fixAll } from "../../../server/fix/fix-all.ts";
import { applied } from "../../../server/fix/edits.ts";
import { createMemory } from "../../../server/note/memory.ts";
import { parseNote, type Note } from "../../../server/note/note.ts";
import { contains, type Span } from "../../../server/note/span.ts";
import { NO_FILES } from "./no-files.ts";
import { layered, type WrittenSettings } from "../../../server/settings.ts";
import { NOTES, noteText } from "../inputs.ts";
import { chosen, holds, type Target } from "../target.ts";

const TODAY = "2026-06-01";

/** Settings that have rules look at notes in other ways. */
const WRITTEN: readonly WrittenSettings[] = [
  { language: "es", profile: "bhin-23-068", client: "member" },
  {
    names: ["Baseline", "(", "R.I.S.E."],
    labels: { narrative: ["Data", "What we did"], date: ["__proto__"] },
  },
  { rules: { "drift/motive": "error", "field/date": "off" }, names: ["non"] },
];

const CONFIGS: readonly Config[] = [
  defaultConfig(),
  ...(await Promise.all(WRITTEN.map((written) => completeConfig(NO_FILES, "", layered({}, written), "en")))),
];

/** What of a note is cut out of its text lies in it, and no character is cut in two. */
export function isWithin(text: string, { start, end }: Span, what: string): void {
  holds(Number.isInteger(start) && start >= 0 && start <= end && end <= text.length, `${what} lies outside`);
  holds(!splits(text, start) && !splits(text, end), `${what} cuts a character in two`);
}

const splits = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? "") && /[\udc00-\udfff]/.test(text[at] ?? "");

function isWhole(note: Note): void {
  const { text, fields, sections, prose, sentences, quotations, words, facts } = note;
  for (const { label, value } of fields) {
    isWithin(text, value, "a value");
    if (label) isWithin(text, label, "a label");
  }
  for (const span of prose) isWithin(text, span, "prose");
  for (const word of words) isWithin(text, word, "a word");
  for (const sentence of sentences) isWithin(text, sentence, "a sentence");
  for (const quotation of quotations) isWithin(text, quotation, "a quotation");
  holds(sections.length >= 0 && Object.keys(facts).length >= 10, "facts are missing");
}

const parse: Target = {
  seeds: NOTES,
  inputs: noteText,
  run(input) {
    const { settings } = chosen(input, CONFIGS);
    isWhole(parseNote(input, settings.labels));
  },
};

const lint: Target = {
  seeds: NOTES,
  inputs: noteText,
  async run(input) {
    const { findings } = await check(input, chosen(input, CONFIGS), TODAY);
    for (const finding of findings) {
      isWithin(input, finding, finding.rule);
      holds(
        finding.message !== "" && !/\{\w+\}/.test(withoutWordsOf(input, finding.message)),
        `${finding.rule} leaves a gap`,
      );
      holds(hasHalves(input) || !hasHalves(finding.message), `${finding.rule} quotes half a character`);
      for (const { title, edits = [] } of finding.fixes) {
        holds(title !== "", `${finding.rule} has a fix without a title`);
        for (const edit of edits) isWithin(input, edit, `a fix of ${finding.rule}`);
      }
    }
  },
};

/** Halves of characters that stand alone. */
const hasHalves = (text: string): boolean => /\p{Cs}/u.test(text);

/** A note may say "{count}" itself. */
const withoutWordsOf = (text: string, message: string): string => (/\{\w/.test(text) ? "" : message);

const fix: Target = {
  seeds: NOTES.map((note) => note.replace(/\n+Signature[^]*/, "\nHe is non-compliant, hx of SI w/ meds.")),
  inputs: noteText,
  async run(input) {
    const config = chosen(input, CONFIGS);
    const checkText = (text: string) => check(text, config, TODAY);
    const fixed = await fixAll(input, checkText);
    holds(applied(input, fixed.edits) === fixed.text, "the edits do not make the text");
    holds(!fixed.signed || fixed.text === input, "a signed note is changed");
    for (const edit of fixed.edits) isWithin(input, edit, "an edit");
    const again = await fixAll(fixed.text, checkText);
    holds(again.text === fixed.text, "fixing twice is not fixing once");
    const offered = fixed.before.findings.flatMap(({ fixes }) => fixes.flatMap(({ edits = [] }) => edits));
    for (const one of fixed.edits.length > 1 ? fixed.edits : [])
      holds(
        offered.some((edit) => contains(edit, one)),
        "something is changed that nobody offered",
      );
  },
};

/** A text of several versions: each is read with what is known of the one before. */
const edits: Target = {
  seeds: NOTES,
  inputs: noteText,
  async run(input) {
    const config = CONFIGS[0]!;
    const memory = createMemory();
    const third = Math.floor(input.length / 3);
    for (const text of [input, input.slice(third), input.slice(0, third) + input.slice(2 * third), input]) {
      const known = await check(text, config, TODAY, undefined, memory);
      const anew = await check(text, config, TODAY);
      holds(
        JSON.stringify(known.findings) === JSON.stringify(anew.findings),
        "a version is read differently",
      );
    }
  },
};

export const notes = { parse, lint, fix, edits };
