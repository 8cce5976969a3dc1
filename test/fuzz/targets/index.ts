import type { Target } from "../target.ts";
import { editors } from "./editor.ts";
import { exports } from "./exports.ts";
import { files } from "./files.ts";
import { notes } from "./notes.ts";

/** Everything that is fuzzed, by name. */
export const targets: Readonly<Record<string, Target>> = { ...notes, ...editors, ...files, ...exports };
