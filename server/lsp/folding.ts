import { FoldingRangeKind, type FoldingRange } from "vscode-languageserver";
import type { Read } from "./checked.ts";
import { toRange } from "./convert.ts";

/** Sections of a note that run over several lines, each from its heading on. */
export function foldingRangesOf({ document, note }: Read): FoldingRange[] {
  return (note?.sections ?? []).flatMap(({ heading, body }) => {
    const { start, end } = toRange(document, { start: heading?.start ?? body.start, end: body.end });
    return end.line > start.line
      ? [{ startLine: start.line, endLine: end.line, kind: FoldingRangeKind.Region }]
      : [];
  });
}
