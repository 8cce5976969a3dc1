import { DiagnosticSeverity, languages, workspace, type Diagnostic, type Uri } from "vscode";
import { SOURCE } from "../../server/lsp/protocol.ts";

/** What there is to look at in one note, in the order of its text. */
export type NoteFindings = { readonly uri: Uri; readonly findings: readonly Diagnostic[] };

/** From the loudest to the softest. */
export const SEVERITIES = [
  DiagnosticSeverity.Error,
  DiagnosticSeverity.Warning,
  DiagnosticSeverity.Information,
  DiagnosticSeverity.Hint,
] as const;

/** All notes in which there is something of these severities to look at, by their paths. */
export function notesWithFindings(shown: ReadonlySet<DiagnosticSeverity>): NoteFindings[] {
  return languages
    .getDiagnostics()
    .map(([uri, all]) => ({
      uri,
      findings: all.filter((one) => isForReview(one) && shown.has(one.severity)).sort(byPlace),
    }))
    .filter(({ findings }) => findings.length > 0)
    .sort((a, b) => byPath(a.uri, b.uri));
}

/**
 * Of all notes together it is only asked what is to be mended: what a finished story could say as well is for its writer, and
 * would bring up nearly every note.
 */
const isForReview = (finding: Diagnostic): boolean =>
  finding.source === SOURCE &&
  !(finding.severity === DiagnosticSeverity.Hint && ruleOf(finding)?.startsWith("recovery/"));

/** The id of the rule that a finding is of; undefined where it is about the file itself. */
export function ruleOf({ code }: Diagnostic): string | undefined {
  const value = typeof code === "object" ? code.value : code;
  return value === undefined ? undefined : String(value);
}

/** Paths as people order them: "note 9" before "note 10". */
export const byPath = (a: Uri, b: Uri): number => COLLATOR.compare(pathOf(a), pathOf(b));
const COLLATOR = new Intl.Collator(undefined, { numeric: true });

/** The path as a person would write it: in its workspace folder, which is named where there are several. */
export const pathOf = (uri: Uri): string => workspace.asRelativePath(uri);

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end);
