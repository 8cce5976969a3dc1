import { isBlank, type Span } from "./span.ts";

/** One line without its break. `content` is where it starts to speak: behind indent, bullet, number, quote mark, `#`. */
export type Line = Span & {
  readonly content: number;
  readonly heading: boolean;
  readonly bullet: boolean;
  readonly blank: boolean;
};

/** The lines of a text from an offset on. "\n", "\r\n" and a lone "\r" end a line. Of blank ones in a row the first stands for all. */
export function linesOf(text: string, from = 0): Line[] {
  const lines: Line[] = [];
  let start = from;
  while (start <= text.length) {
    let end = start;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    const line = lineOf(text, start, end);
    if (!line.blank || lines.at(-1)?.blank !== true) lines.push(line);
    if (end >= text.length) break;
    start = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1);
  }
  return lines;
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

function lineOf(text: string, start: number, end: number): Line {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  if (at === end) return { start, end, content: end, heading: false, bullet: false, blank: true };
  const opening = OPENING.exec(text.slice(at, Math.min(end, at + 24)))!;
  const content = at + opening[0].length;
  return {
    start,
    end,
    content: content < end ? content : at,
    heading: content < end && opening[0].includes("#"),
    bullet: opening[0] !== "" && !opening[0].includes("#"),
    blank: false,
  };
}

/** What may stand before a line's words: "> ", "## ", "- ", "3. ", "2) ", "[x] ". */
const OPENING = /^(?:>\s?)*(?:#{1,6}\s+|(?:[-*+•·▪◦–—]\s+|\(?\d{1,2}[.)]\s+)?(?:\[[ xX]?\]\s+)?)/u;

/** Where a line is cut into cells: tabs, bars, semicolons, a slash with spaces, two spaces or more. */
export function cellsOf(text: string, { start, end }: Span): Span[] {
  const cells: Span[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    const length = separatorAt(text, at, start, end);
    if (length === 0) continue;
    cells.push({ start: from, end: at });
    at += length - 1;
    from = at + 1;
  }
  cells.push({ start: from, end });
  return cells.filter((cell) => text.slice(cell.start, cell.end).trim() !== "");
}

/** The length of the cell separator at an offset, 0 where there is none. */
function separatorAt(text: string, at: number, start: number, end: number): number {
  const char = text[at]!;
  if (char === "\t" || char === "|" || char === "¦" || char === ";") return 1;
  if (char !== " " && char !== "\u00a0") return 0;
  let stop = at;
  while (stop < end && (text[stop] === " " || text[stop] === "\u00a0")) stop++;
  if (stop - at > 1 && at > start) return stop - at;
  const mark = text[stop];
  if (mark === "/" && text[stop + 1] === "/" && text[stop + 2] === " " && stop + 2 < end)
    return stop + 3 - at;
  if (
    (mark === "/" || mark === "•" || mark === "·" || mark === "»") &&
    text[stop + 1] === " " &&
    stop + 1 < end
  )
    return stop + 2 - at;
  return 0;
}
