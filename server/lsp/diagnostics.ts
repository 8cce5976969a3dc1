import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver";
import type { Span } from "../note/span.ts";
import { say } from "../messages.ts";
import { anchorOf } from "../rules/guide.ts";
import type { Severity } from "../rules/rule.ts";
import type { Showing } from "./checked.ts";
import { problemRange, toRange } from "./convert.ts";
import type { Shown } from "./first-look.ts";
import { SOURCE } from "./protocol.ts";

/** What the editor underlines: at most `maxProblems` findings, and behind the last of them how many more there are. */
export function diagnosticsOf(showing: Showing, guide: string | undefined): Diagnostic[] {
  const { findings, config } = showing;
  const shown = findings.slice(0, config.settings.maxProblems);
  const diagnostics = shown.map((finding) => toDiagnostic(showing, finding, guide));
  const more = findings.length - shown.length;
  return more > 0 ? [...diagnostics, moreDiagnostic(showing, shown.at(-1)!, more)] : diagnostics;
}

/** One finding for the editor, its code leading to the rule's part of the guide where there is one. */
export const toDiagnostic = (
  { document }: Pick<Showing, "document">,
  { rule, severity, message, start, end, data }: Shown,
  guide: string | undefined,
): Diagnostic => ({
  range: toRange(document, { start, end }),
  severity: SEVERITY[severity],
  code: rule,
  ...(guide === undefined ? {} : { codeDescription: { href: `${guide}#${anchorOf(rule)}` } }),
  source: SOURCE,
  message,
  data,
});

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Says at the top of a note why it could not be checked. */
export const unreadDiagnostic = (message: string): Diagnostic => ({
  range: problemRange({ line: 1, column: 1 }),
  severity: DiagnosticSeverity.Error,
  source: SOURCE,
  message,
});

const moreDiagnostic = ({ document, config }: Showing, { end }: Span, count: number): Diagnostic => ({
  range: toRange(document, { start: end, end }),
  severity: DiagnosticSeverity.Information,
  source: SOURCE,
  message: say({ id: "editor/more", args: { count } }, config.language),
});
