import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair } from "yaml";
import type { Span } from "./span.ts";

/** A key of the front matter with its value: offsets into the note's text. */
export type FrontMatterEntry = { readonly key: string; readonly label: Span; readonly value: Span };

export type FrontMatter = {
  /** Empty where the block is not valid YAML: then its lines are read as any others. */
  readonly entries: readonly FrontMatterEntry[];
  readonly inner: Span;
  /** Where the note goes on behind the closing line. */
  readonly end: number;
};

/** The YAML block between "---" lines at the head of a note, or undefined where there is none. */
export function readFrontMatter(text: string): FrontMatter | undefined {
  if (/^\uFEFF?\s{0,8}\{/u.test(text.slice(0, 64))) return readRecord(text);
  const opening = /^\uFEFF?\s{0,8}---[ \t]*\r?\n/u.exec(text.slice(0, 64));
  if (opening === null) return undefined;
  const closing = /^(?:---|\.\.\.)[ \t]*$/gmu;
  closing.lastIndex = opening[0].length;
  const close = closing.exec(text);
  if (close === null) return undefined;
  const inner = { start: opening[0].length, end: close.index };
  const end = close.index + close[0].length;
  if (inner.end - inner.start > LONGEST_BLOCK) return undefined;
  return looksLikeKeys(text.slice(inner.start, inner.end))
    ? { entries: entriesOf(text, inner), inner, end }
    : undefined;
}

/** A note that is one JSON object, which is YAML too. */
function readRecord(text: string): FrontMatter | undefined {
  if (text.length > LONGEST_BLOCK) return undefined;
  const inner = { start: text.startsWith("\uFEFF") ? 1 : 0, end: text.length };
  const entries = entriesOf(text, inner);
  return entries.length > 2 ? { entries, inner, end: text.length } : undefined;
}

/** A longer block (in UTF-16 units) is no header but a text between rules: its lines are read as any others. */
const LONGEST_BLOCK = 20_000;

/** Most of its lines are keys: two rules drawn around a paragraph are no front matter. */
const looksLikeKeys = (block: string): boolean => {
  const lines = block.split("\n").filter((line) => line.trim() !== "" && !/^\s/.test(line));
  return (
    lines.length > 0 &&
    lines.filter((line) => /^["']?[\p{L}\d][\p{L}\d _./()'-]{0,50}["']?\s*:/u.test(line)).length * 2 >
      lines.length
  );
};

function entriesOf(text: string, inner: Span): FrontMatterEntry[] {
  const document = parseDocument(text.slice(inner.start, inner.end), {
    lineCounter: new LineCounter(),
    strict: false,
    uniqueKeys: false,
    logLevel: "silent",
  });
  if (document.errors.length > 0 || !isMap(document.contents)) return [];
  return document.contents.items.flatMap((pair) =>
    pairEntries(pair as Pair<Node, Node | null>, "", inner.start),
  );
}

function pairEntries(
  { key, value }: Pair<Node, Node | null>,
  path: string,
  offset: number,
): FrontMatterEntry[] {
  if (!isScalar(key) || !key.range) return [];
  const name = path === "" ? String(key.value) : `${path} ${String(key.value)}`;
  if (isMap(value))
    return value.items.flatMap((pair) => pairEntries(pair as Pair<Node, Node | null>, name, offset));
  const label = { start: key.range[0] + offset, end: key.range[1] + offset };
  return [{ key: name, label, value: valueSpan(value, label.end, offset) }];
}

function valueSpan(value: Node | null, after: number, offset: number): Span {
  const range = value?.range;
  if (!range) return { start: after, end: after };
  if (isSeq(value) || !isScalar(value)) return { start: range[0] + offset, end: range[1] + offset };
  const quoted = value.type === "QUOTE_DOUBLE" || value.type === "QUOTE_SINGLE" ? 1 : 0;
  return {
    start: range[0] + offset + quoted,
    end: Math.max(range[0] + offset + quoted, range[1] + offset - quoted),
  };
}
