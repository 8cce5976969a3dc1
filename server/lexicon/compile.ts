import { problemAtPath, readJson } from "../json-file.ts";
import { formsOf } from "../note/compromise.ts";
import { packTexts } from "../packed.ts";
import { openIndex, type OpenIndex } from "./anchor-index.ts";
import { learnBeside } from "./beside.ts";
import { buildLexicon } from "./build.ts";
import { anchorLayout } from "./anchor-layout.ts";
import { groupsOf, type Layer, type IndexedData } from "./lexicon.ts";
import { packedIndex, packedWords } from "./packed-index.ts";
import { createCompiler } from "./program.ts";
import { readLexicon, readSigns } from "./read.ts";
import { NamesSource, SlotsSource } from "./schema.ts";
import type { BuiltInSource } from "./written.ts";

/**
 * The built-in lexicon from its files, by path, and what hangs on its words laid out. Runs when peernote is built.
 * Throws a FileProblem that names the file, the place and the mend.
 */
export function compileBuiltIn(files: Readonly<Record<string, string>>): {
  readonly source: BuiltInSource;
  readonly anchors: readonly Int32Array[];
} {
  const { slots, names, recovery, ...categories } = byRole(files);
  const slotsSource = readJson(slots.path, slots.text, SlotsSource);
  const data = buildLexicon(
    {
      files: categories.files.map(({ path, text }) => readLexicon(path, text, slotsSource.slots)),
      slots: slotsSource,
      names: readJson(names.path, names.text, NamesSource),
      recovery: readSigns(recovery.path, recovery.text, slotsSource.slots),
    },
    formsOf,
  );
  const entries = data.layers.flatMap((layer) => layer.entries);
  const twice = entries.find((entry, index) => entries.findIndex(({ id }) => id === entry.id) !== index);
  if (twice !== undefined) {
    const again = categories.files.find(({ path }) => path.endsWith(`/${twice.category}.json`))!;
    throw problemAtPath(
      again.path,
      again.text,
      [],
      `two entries are called "${twice.id}": give one an "id" of its own`,
    );
  }
  return { source: written(data), anchors: anchorLayout(everythingKnown(data)) };
}

/** The terms of the entries come first of all phrases. */
function written({ slots, forms, layers, index }: IndexedData): BuiltInSource {
  const [{ entries, ...layer }] = layers as [Layer];
  const words = packedWords(index, entries.length);
  return {
    slots,
    forms,
    entries: {
      terms: entries.map(({ terms }, at) => ({ terms: packTexts(terms), ...words[at]! })),
      unless: entries.map(({ unless }) => (unless ? packTexts(unless) : null)),
      examples: entries.map(({ examples }) => examples),
      about: entries.map((entry) => ({
        ...entry,
        terms: undefined,
        unless: undefined,
        examples: undefined,
      })),
    },
    layer,
    others: words[entries.length]!,
    index: packedIndex(index),
  };
}

/** The index of a lexicon with all that phrases say when they are made ready. */
function everythingKnown(data: IndexedData): OpenIndex {
  const anchors = openIndex(data.index, data.forms);
  const groups = data.layers.flatMap(groupsOf);
  const compile = createCompiler(data);
  for (let place = 0; place < anchors.count; place++) {
    const { group, phrase, anchor } = anchors.hungAt(place);
    learnBeside(anchors.beside, place, compile(groups[group]!()[phrase]!, anchor));
  }
  return anchors;
}

type File = { readonly path: string; readonly text: string };

/** The files by what they hold: three have a name of their own, every other one holds a category. */
function byRole(sources: Readonly<Record<string, string>>) {
  const all = Object.entries(sources).map(([path, text]): File => ({ path, text }));
  const named = (name: string): File =>
    all.find(({ path }) => path.endsWith(`/${name}`)) ?? { path: name, text: "" };
  const roles = { slots: named("slots.json"), names: named("names.json"), recovery: named("recovery.json") };
  return { ...roles, files: all.filter((file) => !Object.values(roles).includes(file)) };
}
