import stringWidth from "string-width";
import type { Span } from "../../note/span.ts";
import { visible } from "../../visible.ts";

/** One line of a note as a terminal shows it, the marked words apart, cut to fit; and how far to indent their underline. */
export type Frame = {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly indent: number;
  readonly length: number;
};

/**
 * Shows a line around some words in it (offsets into the line). Widths are counted in terminal columns, cluster by
 * cluster: a tab, an emoji or a wide character takes what it takes on the screen, so the underline stays below the words.
 */
export function frameOf(whole: string, words: Span, width: number): Frame {
  const { line, span } = near(whole, words, 4 * width);
  const cells = cellsOf(line);
  const from = cells.filter(({ end }) => end <= span.start).length;
  const to = Math.max(from, cells.filter(({ start }) => start < span.end).length);
  const { left, right } = windowOf(cells, from, to, width);
  const before = leftToRight(line) + (left > 0 ? "…" : "") + shown(cells.slice(left, from));
  const marked = cells.slice(from, Math.min(to, right));
  const after = shown(cells.slice(to, right)) + (right < cells.length ? "…" : "");
  return {
    before,
    words: shown(marked),
    after,
    indent: columnsOf(before),
    length: Math.max(1, widthOf(marked)),
  };
}

/** The part of a line that could be shown. A whole note on one line is not measured again for each of its findings. */
function near(line: string, { start, end }: Span, reach: number): { line: string; span: Span } {
  const from = Math.max(0, start - reach);
  return { line: line.slice(from, start + reach), span: { start: start - from, end: end - from } };
}

/** One cluster of characters that a reader takes for one, and how many columns it takes. */
type Cell = Span & { readonly shown: string; readonly width: number };

/** Most text is plain, and measuring the rest takes long to make ready. */
const columnsOf = (shown: string): number => (/^[ -~…]*$/.test(shown) ? shown.length : stringWidth(shown));

const TAB = 4;
let segmenter: Intl.Segmenter | undefined;

function cellsOf(line: string): Cell[] {
  if (/^[ -~]*$/.test(line)) {
    return Array.from(line, (shown, start) => ({ start, end: start + 1, shown, width: 1 }));
  }
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" }); // slow to make, and most lines need none
  let column = 0;
  return Array.from(segmenter.segment(line), ({ segment, index }) => {
    const shown = segment === "\t" ? " ".repeat(TAB - (column % TAB)) : visible(segment);
    const width = columnsOf(shown);
    column += width;
    return { start: index, end: index + segment.length, shown, width };
  });
}

/** Which cells fit: the marked ones and about as many on both sides, from a word's beginning to a word's end. */
function windowOf(cells: readonly Cell[], from: number, to: number, width: number) {
  if (widthOf(cells) <= width) return { left: 0, right: cells.length };
  let room = width - 2; // for an ellipsis at both ends
  let left = from;
  let right = from;
  const take = (cell: Cell | undefined): boolean => {
    if (cell === undefined || cell.width > room) return false;
    room -= cell.width;
    return true;
  };
  while (right < to && take(cells[right])) right++;
  for (let grown = true; grown;) {
    const [wasLeft, wasRight] = [left, right];
    if (take(cells[left - 1])) left--;
    if (take(cells[right])) right++;
    grown = left < wasLeft || right > wasRight;
  }
  return { left: wordStart(cells, left, from), right: wordEnd(cells, right, to) };
}

function wordStart(cells: readonly Cell[], left: number, from: number): number {
  if (left === 0) return 0;
  const blank = cells.findIndex(({ shown }, at) => at >= left - 1 && at < from && shown.trim() === "");
  return blank < 0 ? left : blank + 1;
}

function wordEnd(cells: readonly Cell[], right: number, to: number): number {
  if (right === cells.length) return right;
  const blank = cells.findLastIndex(({ shown }, at) => at <= right && at >= to && shown.trim() === "");
  return blank < 0 ? right : blank;
}

const shown = (cells: readonly Cell[]): string => cells.map((cell) => cell.shown).join("");
const widthOf = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);

/** A mark without width that keeps a line with a Hebrew or Arabic name in it from running the other way. */
const leftToRight = (line: string): string =>
  /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(line) ? "\u200e" : "";
