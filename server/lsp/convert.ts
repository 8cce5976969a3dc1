import type { Position, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileProblem } from "../json-file.ts";
import type { Span } from "../note/span.ts";

/**
 * The one door between offsets and positions. Both sides count UTF-16 units; lines end at LF, CR or CRLF.
 * `document` must hold the text that the offsets were found in.
 */
export const toRange = (document: TextDocument, { start, end }: Span): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

/** A range that lies outside the text is cut to it. */
export const toSpan = (document: TextDocument, { start, end }: Range): Span => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});

export const toOffset = (document: TextDocument, position: Position): number => document.offsetAt(position);

/** Where a file's problem begins. Editors widen an empty range to the word that stands there. */
export function problemRange({ line, column }: Pick<FileProblem, "line" | "column">): Range {
  const position = { line: line - 1, character: column - 1 };
  return { start: position, end: position };
}
