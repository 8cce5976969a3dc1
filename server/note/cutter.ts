import type { LabelBook } from "./labels.ts";
import type { Memory } from "./memory.ts";
import { headerPieces, prosePieces, type Piece } from "./pieces.ts";
import type { Span } from "./span.ts";

/** Cuts lines of one text into pieces. */
export type Cutter = {
  header(span: Span): readonly Piece[];
  prose(span: Span): readonly Piece[];
};

/** A line that says the same as in the version before is not cut again, wherever it stands. */
export function createCutter(text: string, book: LabelBook, memory: Memory): Cutter {
  const remembering =
    (cut: Cut) =>
    ({ start, end }: Span): readonly Piece[] => {
      const from = Math.max(0, start - BEFORE);
      const around = text.slice(from, end + BEHIND);
      const span = { start: start - from, end: end - from };
      const pieces = memory.recall(cut, `${span.start} ${span.end} ${around}`, () => cut(around, span, book));
      return from === 0 ? pieces : pieces.map((piece) => moved(piece, from));
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
