import { placed } from "../places.ts";
import type { Report } from "../result.ts";

/** One JSON object per note and line, for machines that read as it comes. It holds all that a summary needs. */
export const ndjsonReport = (): Report => ({
  head: "",
  between: "",
  note(result) {
    const { path, place, gist } = result;
    const where = place ? { path, row: place.row, id: place.id } : { path };
    const { words, date, signals } = gist;
    const note = { words, date, writer: place?.writer, program: place?.program, signals };
    return `${JSON.stringify({ version: 1, ...where, note, findings: placed(result) })}\n`;
  },
  end: () => "",
});
