import data from "../../lexicon/reader/model.json" with { type: "json" };
import { builtInRows } from "./built-in-rows.ts";
import { createReader, type Model, type Reader } from "./reader.ts";

let made: Reader | undefined;

/** The second reader that peernote comes with, made ready on first use. */
export const builtInReader = (): Reader => (made ??= createReader(data as Model, builtInRows(data as Model)));
