import { openIndex } from "./anchor-index.ts";
import type { Anchors } from "./hanging.ts";
import type { IndexedData } from "./lexicon.ts";

/** What hangs on the words of the built-in lexicon. In the command `cli/laid-out-data.ts` stands for this file. */
export const builtInAnchors = ({ index, forms }: IndexedData): Anchors => openIndex(index, forms);
