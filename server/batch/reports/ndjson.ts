import { placed } from "../places.ts";
import type { Report, Result } from "../result.ts";

/** One JSON object per note and line, for machines that read as it comes. It holds all that a summary needs. */
export const ndjsonReport = (): Report => ({
  head: "",
  between: "",
  note(result) {
    const { path, place } = result;
    const where = place ? { path, row: place.row, id: place.id } : { path };
    return `${JSON.stringify({ version: 1, ...where, note: factsOf(result), findings: placed(result) })}\n`;
  },
  end: () => "",
});

/** What is known of a note beside its findings. */
function factsOf({ note, signals, place }: Result) {
  return {
    words: note.words.filter(({ kind }) => kind === "word").length,
    date: note.facts.date.value?.iso,
    writer: place?.writer,
    program: place?.program,
    signals: [...signals],
  };
}
