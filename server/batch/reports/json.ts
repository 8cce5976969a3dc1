import { placed } from "../places.ts";
import type { Report } from "../result.ts";

/** One JSON object for machines, a line per note in it. Its shape is a promise: `version` changes with it. */
export const jsonReport = (): Report => ({
  head: '{"version":1,"files":[\n',
  between: ",\n",
  note: (result) =>
    JSON.stringify({
      path: result.path,
      ...(result.place && { row: result.place.row, id: result.place.id }),
      findings: placed(result),
    }),
  end: ({ summary }) => `\n],"summary":${JSON.stringify(summary)}}\n`,
});
