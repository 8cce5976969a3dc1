import { checklistMarkdown, checklistPage } from "../report/checklist.ts";
import { overviewOf } from "../report/overview.ts";
import type { ChecklistOptions } from "./checklist-options.ts";
import { EVERYBODY, writeGathered } from "./gathering.ts";

/** Makes a checklist. Gives the exit status: 0, or 2 where a part of the work could not be done. */
export const checklistCommand = (paths: readonly string[], options: ChecklistOptions): Promise<number> =>
  writeGathered(paths, options, EVERYBODY, ({ gathered, page }) =>
    WRITERS[options.format](overviewOf(gathered), page),
  );

const WRITERS = { markdown: checklistMarkdown, html: checklistPage };
