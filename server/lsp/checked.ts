import { TextDocument } from "vscode-languageserver-textdocument";
import { check, isLong, type CheckedNote } from "../check.ts";
import type { Acceptances, Config } from "../config.ts";
import type { Sorted } from "../kept.ts";
import type { Signal } from "../lexicon/categories.ts";
import { createMemory, type Memory } from "../note/memory.ts";
import { parseNote, type Note } from "../note/note.ts";
import type { FolderConfig } from "./configuration.ts";
import { firstLook, type Shown } from "./first-look.ts";
import { isNote } from "./selection.ts";
import { shortTurns } from "./turn.ts";

/** One version of a document as it was read. */
export type Read = {
  /** The text as it was read: the open document moves on while an answer is made. */
  readonly document: TextDocument;
  readonly config: Config;
  /** Undefined where the document is no note. */
  readonly note: Note | undefined;
};

/** One version of a document and what was found in it. All editor features that tell of findings speak from this. */
export type Checked = Sorted &
  Read & {
    /** Differs from version to version, and when settings, words or the day change. */
    readonly id: string;
    /** The folder of the settings that hold, or in which they would lie; undefined where there is none. */
    readonly folder: string | undefined;
    /** The folder in which it is kept what is accepted here; undefined where there is none. */
    readonly home: string | undefined;
    /** What the note has of what a good peer note has. */
    readonly signals: ReadonlySet<Signal>;
    /** What would be found if the document said this instead. */
    readonly check: (text: string) => Promise<CheckedNote>;
  };

export type Check = (document: TextDocument) => Promise<Checked>;

/** What is to be shown of a version of a document. */
export type Showing = Pick<Checked, "id" | "document" | "config"> & { readonly findings: readonly Shown[] };

export type Checks = {
  /**
   * Checks a document, each version once for as long as its settings and the day stay the same, and of one document one version at a
   * time: what changed while a long one was checked is checked after it, once.
   */
  readonly check: Check;
  /** Checks a document that nobody has open: nothing is remembered for its next version, and whoever types comes first. */
  readonly checkClosed: Check;
  /** Reads a document for those who need not know what is found in it: of a long one, long before that is known. */
  readonly read: (document: TextDocument) => Promise<Read>;
  /** What can be shown of a long document before its newest version is checked; undefined where it is, or can as well be. */
  readonly look: (document: TextDocument) => Promise<Showing | undefined>;
};

export function createChecks(configOf: (uri: string) => Promise<FolderConfig>, today: () => string): Checks {
  const states = new WeakMap<TextDocument, State>();
  const giveWay = shortTurns();
  let count = 0;

  const keyNow = (document: TextDocument, { config, acceptances }: FolderConfig): Key => ({
    version: document.version,
    config,
    acceptances,
    day: today(),
  });

  const stateOf = (document: TextDocument): State => {
    const state = states.get(document) ?? { memory: createMemory() };
    states.set(document, state);
    return state;
  };

  async function checkOpen(document: TextDocument): Promise<Checked> {
    const state = stateOf(document);
    for (;;) {
      const at = await configOf(document.uri);
      const key = keyNow(document, at);
      if (state.last !== undefined && sameKey(state.last.key, key)) return state.last.checked;
      if (state.busy === undefined) {
        // What was worked out by other words is of no use any more, and would keep them.
        if (state.last?.key.config !== key.config) state.memory = createMemory();
        const checked = checkNow(copyOf(document), at, key.day, state.memory);
        state.last = { key, checked };
        state.busy = checked
          .then((whole) => (state.whole = { key, checked: whole }), noMatter)
          .then(() => (state.busy = undefined));
        return checked;
      }
      await state.busy;
    }
  }

  const checkClosed: Check = async (document) => checkNow(document, await configOf(document.uri), today());

  async function checkNow(
    document: TextDocument,
    at: FolderConfig,
    day: string,
    memory?: Memory,
  ): Promise<Checked> {
    const id = String(++count);
    const { config, folder, home, acceptances } = at;
    const checkText = (text: string) => check(text, config, day, acceptances.covers);
    const about = { id, document, config, folder, home, check: checkText };
    if (!isNote(document, at))
      return { ...about, note: undefined, signals: new Set(), findings: [], kept: [] };
    const text = document.getText();
    const pause = memory === undefined || isLong(text) ? giveWay : undefined;
    return { ...about, ...(await check(text, config, day, acceptances.covers, memory, pause)) };
  }

  async function look(document: TextDocument): Promise<Showing | undefined> {
    const key = keyNow(document, await configOf(document.uri));
    const whole = states.get(document)?.whole;
    if (whole === undefined || whole.key.version === key.version) return undefined;
    const { checked } = whole;
    if (!isLong(checked.document.getText()) || !sameKey({ ...whole.key, version: key.version }, key))
      return undefined;
    const now = copyOf(document);
    const findings = await firstLook(checked, now.getText());
    return findings && { id: `${checked.id}+${now.version}`, document: now, config: key.config, findings };
  }

  async function read(document: TextDocument): Promise<Read> {
    if (!isLong(document.getText())) return checkOpen(document);
    const at = await configOf(document.uri);
    const key = keyNow(document, at);
    const state = stateOf(document);
    const { whole, glanced } = state;
    if (whole !== undefined && sameKey(whole.key, key)) return whole.checked;
    if (glanced !== undefined && sameKey(glanced.key, key)) return glanced.read;
    // Not the memory of the check, which may still be busy with the version before.
    const memory = glanced?.key.config === key.config ? glanced.memory : createMemory();
    const now = copyOf(document);
    const { labels } = key.config.settings;
    const note = isNote(now, at) ? parseNote(now.getText(), labels, memory) : undefined;
    const read = { document: now, config: key.config, note };
    state.glanced = { key, read, memory };
    return read;
  }

  return { check: checkOpen, checkClosed, read, look };
}

/**
 * What is known of a document: what was asked for last, what was found last, and by what it could change; that it is being checked now; and
 * how it was read last without a check.
 */
type State = {
  memory: Memory;
  last?: { readonly key: Key; readonly checked: Promise<Checked> };
  whole?: { readonly key: Key; readonly checked: Checked };
  busy?: Promise<unknown> | undefined;
  glanced?: { readonly key: Key; readonly read: Read; readonly memory: Memory };
};

const noMatter = (): void => undefined;

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
