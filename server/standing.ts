import type { Finding } from "./lint.ts";
import { isSigned } from "./note/facts/facts.ts";
import type { Note } from "./note/note.ts";
import { contains } from "./note/span.ts";

/**
 * Where a note stands. While it is being written the two signature fields are the last to be asked for: it is ready once
 * nothing else is open. Where no signature is asked for it is complete then.
 */
export type Standing = {
  readonly state: "open" | "ready" | "complete" | "signed";
  /** What is to be done, facts before wordings, each in the order of the text. */
  readonly open: readonly Finding[];
  /** What is only said softly. It holds up nothing: words about danger are among it, and they stay. */
  readonly further: readonly Finding[];
  /** The signature and its date, where they are still to come. */
  readonly signing: readonly Finding[];
};

/** What an open finding is to its writer: a fact to add, a fact to check, a prompt to fill or a wording to look at. */
export type Task = (typeof TASKS)[number];

/** In the order in which they are best done. */
export const TASKS = ["missing", "check", "prompt", "wording"] as const;

export function standingOf(note: Note, findings: readonly Finding[]): Standing {
  const signing = findings.filter((finding) => isSigning(note, finding));
  const others = findings.filter((finding) => !signing.includes(finding));
  const open = TASKS.flatMap((task) =>
    others.filter((finding) => isLoud(finding) && taskOf(finding) === task),
  );
  return {
    state: stateOf(note, open, signing),
    open,
    further: others.filter((finding) => !isLoud(finding)),
    signing,
  };
}

export function taskOf({ rule, data }: Finding): Task {
  if (rule === "check/placeholder") return "prompt";
  if (rule.startsWith("field/") && data["state"] === "missing") return "missing";
  return rule.startsWith("field/") || rule.startsWith("check/") ? "check" : "wording";
}

function stateOf(note: Note, open: readonly Finding[], signing: readonly Finding[]): Standing["state"] {
  if (isSigned(note)) return "signed";
  if (open.length > 0) return "open";
  return signing.length > 0 ? "ready" : "complete";
}

/** The severities at which `peernote lint` fails by itself. */
const isLoud = ({ severity }: Finding): boolean => severity === "error" || severity === "warning";

/** The signature is missing, or a template's prompt keeps its place. */
const isSigning = ({ fields }: Note, finding: Finding): boolean =>
  finding.rule === "check/placeholder"
    ? fields.some(({ name, value }) => SIGNING.has(name) && contains(value, finding))
    : SIGNING.has(finding.rule.replace("field/", "")) && finding.data["state"] === "missing";

const SIGNING: ReadonlySet<string> = new Set(["signature", "signature-date"]);
