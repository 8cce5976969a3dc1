import { DiagnosticSeverity, EventEmitter, window, type Event, type ExtensionContext } from "vscode";
import { say } from "../language.ts";
import { SEVERITIES } from "./findings.ts";

/** Which findings the review shows. It is remembered for the workspace. */
export type Filter = {
  shown(): ReadonlySet<DiagnosticSeverity>;
  readonly onDidChange: Event<void>;
  /** Lets the user choose. */
  choose(): Promise<void>;
};

const KEY = "review.severities";

export function createFilter({ workspaceState, subscriptions }: ExtensionContext): Filter {
  const changed = new EventEmitter<void>();
  subscriptions.push(changed);
  const shown = () => new Set(workspaceState.get<DiagnosticSeverity[]>(KEY) ?? SEVERITIES);
  return {
    shown,
    onDidChange: changed.event,
    async choose() {
      const now = shown();
      const items = SEVERITIES.map((severity) => ({
        label: severityName(severity),
        severity,
        picked: now.has(severity),
      }));
      const picked = await window.showQuickPick(items, {
        canPickMany: true,
        title: say({ id: "review/filter" }),
        placeHolder: say({ id: "review/filter-hint" }),
      });
      if (picked === undefined || picked.length === 0) return; // with nothing chosen there would be nothing to review
      await workspaceState.update(
        KEY,
        picked.map(({ severity }) => severity),
      );
      changed.fire();
    },
  };
}

/** What findings of a severity are called in the review. */
export const severityName = (severity: DiagnosticSeverity): string => say({ id: NAMES[severity] });

/** What one finding of a severity is called. */
export const severityOfOne = (severity: DiagnosticSeverity): string =>
  say({ id: NAMES[severity], args: { count: 1 } });

const NAMES = {
  [DiagnosticSeverity.Error]: "review/errors",
  [DiagnosticSeverity.Warning]: "review/warnings",
  [DiagnosticSeverity.Information]: "review/information",
  [DiagnosticSeverity.Hint]: "review/hints",
} as const;
