import type { Note } from "./note.ts";
import { contains, overlaps, type Span } from "./span.ts";

/**
 * Whose words they are: the writer's own, the person's as the writer reports them, a quotation, or
 * another professional's or relative's, carried into the record.
 */
export type Voice = "writer" | "reported" | "quoted" | "staff";

/** Whose words stand at `span`. */
export function voiceAt(note: Note, span: Span): Voice {
  if (note.quotations.some((quotation) => contains(quotation, span) || overlaps(quotation, span)))
    return "quoted";
  return "writer";
}
