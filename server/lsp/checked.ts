import { TextDocument } from "vscode-languageserver-textdocument";
import { check, type CheckedNote } from "../check.ts";
import type { Acceptances, Config } from "../config.ts";
import type { Sorted } from "../kept.ts";
import type { Signal } from "../lexicon/categories.ts";
import { createMemory, type Memory } from "../note/memory.ts";
import type { Note } from "../note/note.ts";
import type { FolderConfig } from "./configuration.ts";
import { isNote } from "./selection.ts";

/** One version of a document and what was found in it. All editor features of that version speak from this. */
export type Checked = Sorted & {
  /** Differs from version to version, and when settings, words or the day change. */
  readonly id: string;
  /** The text as it was read: the open document moves on while an answer is made. */
  readonly document: TextDocument;
  readonly config: Config;
  /** The folder of the settings that hold, or in which they would lie; undefined where there is none. */
  readonly folder: string | undefined;
  /** The folder in which it is kept what is accepted here; undefined where there is none. */
  readonly home: string | undefined;
  /** The note as it was read; undefined where the document is none. */
  readonly note: Note | undefined;
  /** What the note has of what a good peer note has. */
  readonly signals: ReadonlySet<Signal>;
  /** What would be found if the document said this instead. */
  readonly check: (text: string) => Promise<CheckedNote>;
};

export type Check = (document: TextDocument) => Promise<Checked>;

/** Checks documents, each version once for as long as its settings and the day stay the same. */
export function createCheck(configOf: (uri: string) => Promise<FolderConfig>, today: () => string): Check {
  const last = new WeakMap<TextDocument, { readonly key: Key; readonly checked: Promise<Checked> }>();
  const memories = new WeakMap<TextDocument, Memory>();
  let count = 0;
  return async (document) => {
    const at = await configOf(document.uri);
    const { config, acceptances } = at;
    const key: Key = { version: document.version, config, acceptances, day: today() };
    const known = last.get(document);
    if (known !== undefined && sameKey(known.key, key)) return known.checked;
    const memory = memories.get(document) ?? createMemory();
    memories.set(document, memory);
    const checked = checkNow(String(++count), copyOf(document), at, key.day, memory);
    last.set(document, { key, checked });
    return checked;
  };
}

type Key = {
  readonly version: number;
  readonly config: Config;
  readonly acceptances: Acceptances;
  readonly day: string;
};

const sameKey = (a: Key, b: Key): boolean =>
  a.version === b.version && a.config === b.config && a.acceptances === b.acceptances && a.day === b.day;

const copyOf = (document: TextDocument): TextDocument =>
  TextDocument.create(document.uri, document.languageId, document.version, document.getText());

async function checkNow(
  id: string,
  document: TextDocument,
  at: FolderConfig,
  day: string,
  memory: Memory,
): Promise<Checked> {
  const { config, folder, home, acceptances } = at;
  const checkText = (text: string) => check(text, config, day, acceptances.covers);
  const about = { id, document, config, folder, home, check: checkText };
  if (!isNote(document, at)) return { ...about, note: undefined, signals: new Set(), findings: [], kept: [] };
  memory.nextVersion();
  return { ...about, ...(await check(document.getText(), config, day, acceptances.covers, memory)) };
}
