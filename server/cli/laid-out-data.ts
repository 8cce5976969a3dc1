import short from "../../dist/lexicon-short.json" with { type: "json" };
import whole from "../../dist/lexicon.json" with { type: "json" };
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listsIn } from "../laid-out.ts";
import { openIndex } from "../lexicon/anchor-index.ts";
import { laidOutAnchors } from "../lexicon/anchor-layout.ts";
import type { Anchors } from "../lexicon/hanging.ts";
import type { IndexedData } from "../lexicon/lexicon.ts";
import {
  indexIn,
  placesOfTexts,
  type BuiltInSource,
  type EntryTexts,
  type ShortSource,
  type WrittenLexicon,
} from "../lexicon/written.ts";
import { once } from "../note/once.ts";
import type { Model } from "../reader/reader.ts";
import { laidOutRows } from "../reader/row-layout.ts";
import { rowsOf, type Rows } from "../reader/rows.ts";

// In the command this stands for `lexicon/built-in-source.ts`, `lexicon/built-in-anchors.ts` and `reader/built-in-rows.ts`: the build
// laid out what they would read and unpack.

/** The built-in lexicon, its texts as bytes until they are asked for. */
export function builtInSource(): WrittenLexicon {
  const source = short as unknown as ShortSource;
  const texts = once(() => ({ bytes: readBeside("entries.txt"), places: placesOfTexts(source) }));
  return {
    ...source,
    textsOf(entry) {
      const { bytes, places } = texts();
      return JSON.parse(bytes.toString("utf8", places[entry], places[entry + 1])) as EntryTexts;
    },
    index: () => indexIn(whole as unknown as BuiltInSource),
  };
}

/** What hangs on the words of the built-in lexicon. */
export function builtInAnchors(data: IndexedData): Anchors {
  const layout = listsBeside("anchors.bin");
  return layout === undefined ? openIndex(data.index, data.forms) : laidOutAnchors(layout);
}

/** The weights that tell drift. */
export function builtInRows({ drift }: Model): Rows {
  const layout = listsBeside("weights.bin");
  return layout === undefined ? rowsOf([drift]) : laidOutRows(layout);
}

/** The lists in a file beside the bundle; undefined where they are no use on this machine. */
const listsBeside = (file: string): Int32Array[] | undefined => listsIn(readBeside(file));

const readBeside = (file: string): Buffer<ArrayBuffer> => readFileSync(join(__dirname, file));
