import { matchesOf } from "./matches.ts";
import { LABEL_WINDOW, type LabelBook, type LabelMeaning } from "./labels.ts";
import type { Span } from "./span.ts";

/** A label with words behind it and no sign between. */
export type WordedLabel = {
  readonly label: Span;
  readonly meaning: LabelMeaning;
  readonly value: number;
  readonly colon: false;
};

/**
 * The label at an offset whose value has no shape of its own: "LOC Room B", "svc peer support", "SERVICE TYPE outreach".
 * Written in capitals, or as an abbreviation that is no English word, it needs no colon.
 */
export function wordedLabelAt(
  text: string,
  at: number,
  end: number,
  book: LabelBook,
): WordedLabel | undefined {
  const window = text.slice(at, Math.min(end, at + LABEL_WINDOW));
  const short = SHORT.exec(window)?.[0];
  const longest = short ?? CAPITALS.exec(window)?.[0];
  // In a line of capitals they say nothing.
  if (longest === undefined || (short === undefined && !/\p{Ll}{2}/u.test(window))) return undefined;
  const words = longest.split(" ");
  for (let count = words.length; count > 0; count--) {
    const written = words.slice(0, count).join(" ");
    const meaning = book.meaningOf(written);
    if (!meaning?.exact || !WORDED.has(meaning.name) || written === "TODAY") continue;
    const verb = /^\s(?:WAS|IS)(?:\sAT)?(?=\s)/.exec(
      text.slice(at + written.length, at + written.length + 9),
    );
    const value = at + written.length + (verb?.[0].length ?? 0) + 1;
    if (!/^["“'‘(]?\p{L}/u.test(text.slice(value, value + 2))) continue;
    // "SERVICE NOTE for May" is a title; a section is a paragraph.
    if (meaning.section && end - at < 60) return undefined;
    return { label: { start: at, end: at + written.length }, meaning, value, colon: false };
  }
  return undefined;
}

const WORDED: ReadonlySet<string> = new Set(["service-type", "location", "narrative", "plan"]);
const SHORT = /^(?:svc|loc|locn)(?=\s["“'‘(]?\p{L})(?!\s(?:was|is|has|had|were|and|or)\b)/iu;
const CAPITALS = /^\p{Lu}{2,}(?:\s\p{Lu}{2,}){0,3}(?=\s)/u;

/** Cuts a dictated value where the next label is spoken: "3 15 pm", then "location riverside hub", then "type of service ...". */
export function spokenLabelsIn(written: string): { readonly label: Span; readonly value: number }[] {
  return matchesOf(written, SPOKEN).map(({ index, 0: label }) => ({
    label: { start: index, end: index + label.length },
    value: index + label.length + 1,
  }));
}

/**
 * Labels of two words or that no place is called by may follow anything; the others only a digit, or "pm" or "minutes", with
 * which the value before them ends.
 */
const SPOKEN =
  /(?<=^|\s)(?:service type|type of service|service provided|place of service|service location|location of service|location)(?=\s\[?\p{L})|(?<=^|(?:\d|\b[ap]m|\bmin|\bmins|\bminutes|\bhours?)\s)(?:service|svc|loc|place|where|setting|met at|seen at|client at|member at)(?=\s\[?\p{L})/giu;

/** Where a dictated header goes over into what happened. */
export const SPOKEN_STORY =
  /(?<=(?:\d|\b[ap]m|\bmin|\bmins|\bminutes)\s)(?:narrative|progress note|note|summary|what happened|what we did)(?=\s\[?\p{L})/iu;
