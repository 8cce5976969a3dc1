import type { Model } from "./reader.ts";
import { rowsOf, type Rows } from "./rows.ts";

/** The weights that tell drift. In the command `cli/laid-out-data.ts` stands for this file. */
export const builtInRows = ({ drift }: Model): Rows => rowsOf([drift]);
