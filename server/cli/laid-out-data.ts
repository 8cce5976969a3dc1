import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listsIn } from "../laid-out.ts";
import { openIndex } from "../lexicon/anchor-index.ts";
import { laidOutAnchors } from "../lexicon/anchor-layout.ts";
import type { Anchors } from "../lexicon/hanging.ts";
import type { LexiconData } from "../lexicon/lexicon.ts";
import type { Model } from "../reader/reader.ts";
import { laidOutRows } from "../reader/row-layout.ts";
import { rowsOf, type Rows } from "../reader/rows.ts";

// In the command this stands for `lexicon/built-in-anchors.ts` and `reader/built-in-rows.ts`: the build laid out what they would unpack.

/** What hangs on the words of the built-in lexicon. */
export function builtInAnchors(data: LexiconData): Anchors {
  const layout = listsBeside("anchors.bin");
  return layout === undefined ? openIndex(data.index, data.forms) : laidOutAnchors(layout);
}

/** The weights that tell drift. */
export function builtInRows({ drift }: Model): Rows {
  const layout = listsBeside("weights.bin");
  return layout === undefined ? rowsOf([drift]) : laidOutRows(layout);
}

/** The lists in a file beside the bundle; undefined where they are no use on this machine. */
const listsBeside = (file: string): Int32Array[] | undefined => listsIn(readFileSync(join(__dirname, file)));
