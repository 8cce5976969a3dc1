import * as jsonc from "jsonc-parser";
import type { Addition } from "./additions.ts";
import { SETTINGS_FILE, type Config } from "./config.ts";
import { decodeText, NotText, type Files, type WritableFiles } from "./files.ts";
import { builtInData } from "./lexicon/built-in.ts";
import { FileProblem } from "./json-file.ts";
import { readLexicon } from "./lexicon/read.ts";
import type { Category } from "./lexicon/categories.ts";
import { readNamed, readSettings } from "./load-config.ts";
import type { Settings } from "./settings.ts";

/**
 * Adds words to an agency's own files in a folder: a name to `.peernote.json`, a term to the lexicon file of its category,
 * which is made and named in the settings where there is none. Comments, order and layout of the files stay.
 * Rejects with a {@link FileProblem} rather than to write over a broken file.
 */
export async function addWords(
  files: WritableFiles,
  folder: string,
  addition: Addition,
  { settings }: Config,
): Promise<void> {
  if (addition.to === "names") return addToSettings(files, folder, "names", addition.words, settings);
  await checkSettings(files, folder);
  const name = await lexiconFileFor(files, folder, addition.category, settings.lexicon);
  await changeText(files, files.resolve(folder, name), emptyLexicon(addition.category), (text, path) => {
    const { unless = [] } = readLexicon(path, text, builtInData().slots);
    return unless.includes(addition.words) ? undefined : added(text, "unless", [addition.words], unless);
  });
  await addToSettings(files, folder, "lexicon", name, settings);
}

/** The first of the agency's files that holds the category, or the name of one to be made. */
async function lexiconFileFor(
  files: WritableFiles,
  folder: string,
  category: Category,
  names: readonly string[],
): Promise<string> {
  for (const name of names) {
    const path = files.resolve(folder, name);
    const bytes = await readNamed(files, path);
    if (bytes === undefined) continue;
    if (readLexicon(path, decode(path, bytes), builtInData().slots).category === category) return name;
  }
  return `${category}.lexicon.json`;
}

const emptyLexicon = (category: Category): string =>
  `${JSON.stringify({ category, unless: [], entries: [] }, undefined, 2)}\n`;

/** A list that the file does not have starts from what holds without it: the editor's own settings. */
async function addToSettings(
  files: WritableFiles,
  folder: string,
  key: "names" | "lexicon",
  word: string,
  settings: Settings,
): Promise<void> {
  await changeText(files, files.resolve(folder, SETTINGS_FILE), "{}\n", (text, path) => {
    const written = readSettings(path, text)[key];
    if ((written ?? settings[key]).includes(word)) return undefined;
    return added(text, key, written === undefined ? [...settings[key], word] : [word], written);
  });
}

/** Settings with a mistake stop us before a lexicon file is written that they could not name. */
async function checkSettings(files: Files, folder: string): Promise<void> {
  const path = files.resolve(folder, SETTINGS_FILE);
  const bytes = await readNamed(files, path);
  if (bytes !== undefined) readSettings(path, decode(path, bytes));
}

/** Appends to a list in a JSON text that may have comments, or makes the list. */
function added(
  text: string,
  key: string,
  words: readonly string[],
  before: readonly string[] | undefined,
): string {
  const formattingOptions = {
    insertSpaces: !/^\t/m.test(text),
    tabSize: 2,
    eol: /\r?\n/.exec(text)?.[0] ?? "\n",
  };
  const edits =
    before === undefined || before.length === 0
      ? jsonc.modify(text, [key], words, { formattingOptions })
      : jsonc.modify(text, [key, -1], words[0], { formattingOptions, isArrayInsertion: true });
  return jsonc.applyEdits(text, edits);
}

/** Changes the text of a file, which starts as `fresh` where there is none. A byte order mark stays. */
const changeText = (
  files: WritableFiles,
  path: string,
  fresh: string,
  change: (text: string, path: string) => string | undefined,
): Promise<void> =>
  files.update(path, (bytes) => {
    const changed = change(bytes === undefined ? fresh : decode(path, bytes), path);
    if (changed === undefined) return undefined;
    const isMarked = bytes?.[0] === 0xef && bytes[1] === 0xbb;
    return new TextEncoder().encode(isMarked ? `\ufeff${changed}` : changed);
  });

function decode(path: string, bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    throw error instanceof NotText ? new FileProblem(path, 1, 1, error.message) : error;
  }
}
