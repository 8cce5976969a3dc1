import { LABEL_WINDOW, type LabelBook } from "./labels.ts";
import { NO_MEMORY, type Memory } from "./memory.ts";
import { headerPieces, labelAt, prosePieces, type Hit, type Piece } from "./pieces.ts";
import type { Span } from "./span.ts";

/** Reads lines of one text. */
export type Cutter = {
  /** The label that a line opens with. */
  label(span: Span): Hit | undefined;
  /** See {@link headerPieces} and {@link prosePieces}. */
  header(span: Span): readonly Piece[];
  prose(span: Span): readonly Piece[];
};

/**
 * A line that says the same as in the version before is not read again, wherever it stands; nor one that was read just before, since
 * what a line may be is tried one after the other.
 */
export function createCutter(text: string, book: LabelBook, memory: Memory): Cutter {
  function recalled<T>({ read, moved }: Kind<T>, span: Span): T {
    const around = { start: span.start - BEFORE, end: span.end + BEHIND };
    const { from, found } = memory.recall(read, around, () => ({
      from: span.start,
      found: read(text, span, book),
    }));
    return from === span.start ? found : moved(found, span.start - from);
  }
  function remembering<T>(kind: Kind<T>): (span: Span) => T {
    let last: { readonly span: Span; readonly found: T } | undefined;
    return (span) => {
      if (last?.span.start === span.start && last.span.end === span.end) return last.found;
      const found = memory === NO_MEMORY ? kind.read(text, span, book) : recalled(kind, span);
      last = { span, found };
      return found;
    };
  }
  const label = remembering(LABEL);
  return {
    // Typing further on in the paragraph makes no label anew.
    label: ({ start, end }) => label({ start, end: Math.min(end, start + LABEL_WINDOW) }),
    header: remembering(HEADER),
    prose: remembering(PROSE),
  };
}

/** What is read in a line, and the same so many UTF-16 units further on. */
type Kind<T> = {
  readonly read: (text: string, span: Span, book: LabelBook) => T;
  readonly moved: (found: T, by: number) => T;
};

const LABEL: Kind<Hit | undefined> = {
  read: (text, { start, end }, book) => labelAt(text, start, end, book, true),
  moved: (hit, by) => hit && { ...hit, label: further(hit.label, by), value: hit.value + by },
};

const piecesMoved = (pieces: readonly Piece[], by: number): Piece[] =>
  pieces.map(({ label, meaning, value }) => ({
    ...(label && { label: further(label, by) }),
    meaning,
    value: further(value, by),
  }));

const HEADER: Kind<readonly Piece[]> = { read: headerPieces, moved: piecesMoved };
const PROSE: Kind<readonly Piece[]> = { read: prosePieces, moved: piecesMoved };

/** How far beyond its ends a look at a line goes, in UTF-16 units. */
const BEFORE = 4;
const BEHIND = 30;

const further = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
