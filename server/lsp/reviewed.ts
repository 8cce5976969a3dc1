import type { Diagnostic } from "vscode-languageserver";
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
  /** Undefined where the file could not be read and nobody knows what it says. */
  readonly kept: readonly KeptWords[] | undefined;
};

export const reviewed = (
  checked: Checked,
  version: number | null,
  diagnostics: readonly Diagnostic[],
): Reviewed => ({ uri: checked.document.uri, id: checked.id, version, diagnostics, kept: keptIn(checked) });

/** A file that cannot be read has one finding, which says why. */
export const unreadable = (uri: string, id: string, why: string): Reviewed => ({
  uri,
  id,
  version: null,
  diagnostics: [unreadDiagnostic(why)],
  kept: undefined,
});

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
