import type { LabelBook } from "./labels.ts";
import { NO_MEMORY, type Memory } from "./memory.ts";
import { headerPieces, prosePieces, type Piece } from "./pieces.ts";
import type { Span } from "./span.ts";

/** Cuts lines of one text into pieces. */
export type Cutter = {
  header(span: Span): readonly Piece[];
  prose(span: Span): readonly Piece[];
};

/**
 * A line that says the same as in the version before is not cut again, wherever it stands; nor one that was cut just before, since
 * what a line may be is tried one after the other.
 */
export function createCutter(text: string, book: LabelBook, memory: Memory): Cutter {
  const recalled = (cut: Cut, { start, end }: Span): readonly Piece[] => {
    const from = Math.max(0, start - BEFORE);
    const around = text.slice(from, end + BEHIND);
    const span = { start: start - from, end: end - from };
    const pieces = memory.recall(cut, `${span.start} ${span.end} ${around}`, () => cut(around, span, book));
    return from === 0 ? pieces : pieces.map((piece) => moved(piece, from));
  };
  const remembering = (cut: Cut) => {
    let last: { readonly span: Span; readonly pieces: readonly Piece[] } | undefined;
    return (span: Span): readonly Piece[] => {
      if (last?.span.start === span.start && last.span.end === span.end) return last.pieces;
      const pieces = memory === NO_MEMORY ? cut(text, span, book) : recalled(cut, span);
      last = { span, pieces };
      return pieces;
    };
  };
  return { header: remembering(headerPieces), prose: remembering(prosePieces) };
}

type Cut = (text: string, span: Span, book: LabelBook) => Piece[];

/** How far beyond its ends a look at a line may go, in UTF-16 units. */
const BEFORE = 4;
const BEHIND = 30;

const moved = ({ label, meaning, value }: Piece, by: number): Piece => ({
  ...(label && { label: further(label, by) }),
  meaning,
  value: further(value, by),
});

const further = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
