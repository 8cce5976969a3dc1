import type { Finding } from "../lint.ts";
import type { Language } from "../saying.ts";
import { ruleById } from "../rules/index.ts";
import type { RuleId } from "../rules/rule.ts";
import { textsOf } from "../rules/texts.ts";
import { codeOf } from "./codes.ts";
import type { Result } from "./result.ts";

/** Which results say nothing in the words of the notes: none, those of rows in files of many notes, or all. */
export type Redact = "nothing" | "rows" | "everything";

/** What redacting depends on beside the result. */
export type Redaction = {
  readonly language: Language;
  /** The agency's key. Without it ids and writers are left out. */
  readonly key: Uint8Array | undefined;
};

/**
 * A result without any word of its note: a finding keeps its rule, its place and whose words they are; its message is the
 * rule's title; what identifies note and writer becomes a code. Reports that write it down cannot tell what they do not know.
 */
export function redacted(result: Result, { language, key }: Redaction): Result {
  const { place } = result;
  return {
    ...result,
    redacted: true,
    text: result.text.replace(/[^\r\n]+/g, (line) => " ".repeat(line.length)), // lines and columns stay where they are
    // Not all of a finding is taken over, and then some changed: its fixes are only made when they are asked for.
    findings: result.findings.map(({ rule, severity, start, end, data }) => ({
      rule,
      severity,
      message: titleOf(rule, language),
      start,
      end,
      data: wordless(data),
      fixes: [],
    })),
    ...(place && {
      place: { ...place, id: codeOf(key, "n", place.id), writer: codeOf(key, "w", place.writer) },
    }),
  };
}

function titleOf(id: RuleId, language: Language): string {
  const rule = ruleById.get(id);
  return rule === undefined ? id : textsOf(rule, language).title;
}

/** What a finding says beside words. */
export const wordless = (data: Finding["data"]): Finding["data"] =>
  Object.fromEntries(Object.entries(data).filter(([name]) => WORDLESS.has(name)));

/** The entry of the lexicon and whether it is about danger, whose words they are, and the state of a fact. */
const WORDLESS: ReadonlySet<string> = new Set(["entry", "about", "voice", "state"]);
