import { dirname } from "node:path";
import { check, type CheckedNote } from "../check.ts";
import { createAcceptances, homeOf, type AcceptancesOf } from "./acceptances.ts";
import { nodeFiles } from "./node-files.ts";
import type { Complain } from "./result.ts";
import type { Source } from "./sources.ts";

export type NoteCheckOptions = {
  readonly today: string;
  /** Whether what was accepted is left out. */
  readonly accepted: boolean;
  readonly complain: Complain;
};

/** How a note's text is checked, by what its folder settles and accepts. Linting and fixing look at notes through the same eyes. */
export type NoteCheck = {
  readonly checkOf: (note: Source) => Promise<(text: string) => Promise<CheckedNote>>;
  readonly acceptancesOf: AcceptancesOf;
};

export function createNoteCheck({ today, accepted, complain }: NoteCheckOptions): NoteCheck {
  const acceptancesOf = createAcceptances(nodeFiles, complain);
  return {
    acceptancesOf,
    async checkOf({ path, config }) {
      const folder = dirname(path);
      const acceptances = accepted
        ? await acceptancesOf(await homeOf(folder, config.folder ?? folder))
        : undefined;
      return (text) => check(text, config, today, acceptances?.covers);
    },
  };
}
