import type { Diagnostic, Range } from "vscode-languageserver";
import { gistOf, type Gist } from "../gist.ts";
import type { Finding } from "../lint.ts";
import { textOf } from "../note/span.ts";
import type { Checked } from "./checked.ts";
import { toRange } from "./convert.ts";
import { unreadDiagnostic } from "./diagnostics.ts";
import type { KeptWords } from "./protocol.ts";
import { opening } from "./symbols.ts";

/** What was found in one note of the open folders. Its text is not held on to. */
export type Reviewed = {
  readonly uri: string;
  /** Differs from one reading to the next. */
  readonly id: string;
  /** The version of the open document; null where the note is not open. */
  readonly version: number | null;
  readonly diagnostics: readonly Diagnostic[];
  /** What a report counts. */
  readonly counted: Counted | undefined;
  /** Undefined where the file could not be read and nobody knows what it says. */
  readonly kept: readonly KeptWords[] | undefined;
};

/** What is known of a note without its words, and where it was found. */
export type Counted = { readonly note: Gist; readonly findings: readonly CountedFinding[] };
export type CountedFinding = Pick<Finding, "rule" | "data"> & { readonly range: Range };

export const reviewed = (
  checked: Checked,
  version: number | null,
  diagnostics: readonly Diagnostic[],
): Reviewed => ({
  uri: checked.document.uri,
  id: checked.id,
  version,
  diagnostics,
  counted: countedIn(checked),
  kept: keptIn(checked),
});

/** A file that cannot be read has one finding, which says why. */
export const unreadable = (uri: string, id: string, why: string): Reviewed => ({
  uri,
  id,
  version: null,
  diagnostics: [unreadDiagnostic(why)],
  counted: undefined,
  kept: undefined,
});

function countedIn({ document, note, signals, findings }: Checked): Counted | undefined {
  if (note === undefined) return undefined;
  const found = findings.map(({ rule, data, start, end }) => ({
    rule,
    data,
    range: toRange(document, { start, end }),
  }));
  return { note: gistOf({ note, signals }), findings: found };
}

function keptIn({ document, home, kept }: Checked): KeptWords[] {
  if (home === undefined) return [];
  return kept.map(({ finding, acceptance }) => ({
    ...acceptance,
    home,
    uri: document.uri,
    range: toRange(document, finding),
    words: opening(textOf(document.getText(), finding)),
  }));
}
