import {
  ACCEPTED_FILE,
  IGNORE_FILE,
  KEY_FILE,
  NOTHING_ACCEPTED,
  SETTINGS_FILE,
  type Acceptances,
  type Config,
} from "../config.ts";
import { loadAcceptances } from "../accepted.ts";
import { completeConfig, loadConfig } from "../load-config.ts";
import type { Files } from "../files.ts";
import type { Language } from "../saying.ts";
import { Settings, layered, type WrittenSettings } from "../settings.ts";
import { parentUri, pathBelow, sameUri } from "./uri.ts";

/** What holds for a document. */
export type FolderConfig = {
  /** The folder whose settings hold, or in which they would lie. Without one only the editor's settings count. */
  readonly folder: string | undefined;
  readonly config: Config;
  /** Where it is kept what is accepted in the document; undefined where the document lies nowhere. */
  readonly home: string | undefined;
  readonly acceptances: Acceptances;
};

export type Configuration = {
  of(documentUri: string): Promise<FolderConfig>;
  /** What is accepted in a folder in which that is written down. */
  acceptancesIn(home: string): Promise<Acceptances>;
  /** Whether a file, or one in this folder, has a say in what is known so far. */
  readsFrom(fileUri: string): Promise<boolean>;
  setFolders(folders: readonly string[]): void;
  /** The open folders. */
  folders(): readonly string[];
  /** What holds in a folder by its own settings file. */
  within(folder: string): Promise<Config>;
  /** Reads everything again that was read before. */
  reload(): Promise<void>;
};

/** What the configuration asks of the world around it. */
export type Surroundings = {
  readonly files: Files;
  /** The `peernote` section of the editor's settings for a folder, unchecked. */
  readonly editorSettings: (folder: string | undefined) => Promise<unknown>;
  /** The editor's own language. */
  readonly language: Language;
  /** Told of all that was read, with what was wrong there. */
  readonly loaded: (read: readonly Read[]) => void;
  readonly warn: (message: string) => void;
};

/** Something that was read from files, and what was wrong with them. */
export type Read = Pick<Config, "problems">;

/** Keeps what was read for each folder until it is told to read again. */
export function createConfiguration(around: Surroundings): Configuration {
  let folders: readonly string[] = [];
  let known = new Map<string | undefined, Promise<Config>>();
  let accepted = new Map<string, Promise<Acceptances>>();
  let present = new Map<string, Promise<boolean>>();
  let settled = new Map<string | undefined, Promise<FolderConfig>>();

  function configOf(folder: string | undefined): Promise<Config> {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const loading = load(folder, around);
    known.set(folder, loading);
    return loading.finally(() => tell(known));
  }

  function acceptancesIn(home: string): Promise<Acceptances> {
    const before = accepted.get(home);
    if (before !== undefined) return before;
    const loading = loadAcceptances(around.files, home).catch(() => NOTHING_ACCEPTED); // an address that makes no sense
    accepted.set(home, loading);
    return loading.finally(() => tell(known));
  }

  /** The innermost folder with such a file, from where a document lies up to `top`, which is taken for granted. */
  async function nearestWith(name: string, documentUri: string, top: string | undefined) {
    for (const folder of foldersBelow(top, documentUri)) {
      const key = `${folder}/${name}`;
      const asked = present.get(key) ?? isThere(around.files, folder, name);
      present.set(key, asked);
      if (await asked) return folder;
    }
    return top;
  }

  async function find(documentUri: string): Promise<FolderConfig> {
    const top = folderOf(documentUri, folders);
    const folder = await nearestWith(SETTINGS_FILE, documentUri, top);
    const config = await configOf(folder);
    const beside = config.folder ?? parentUri(documentUri);
    const home = await nearestWith(ACCEPTED_FILE, documentUri, beside);
    return { folder, config, home, acceptances: home ? await acceptancesIn(home) : NOTHING_ACCEPTED };
  }

  async function tell(current: typeof known): Promise<void> {
    const read = await Promise.all<Read>([...current.values(), ...accepted.values()]);
    // A reload in the meantime has a later word.
    if (current === known) around.loaded(read);
  }

  return {
    of(documentUri) {
      // The same for all documents that lie side by side, and there may be thousands.
      const parent = parentUri(documentUri);
      const before = settled.get(parent);
      if (before !== undefined) return before;
      const finding = find(documentUri);
      settled.set(parent, finding);
      return finding;
    },
    acceptancesIn,
    async readsFrom(fileUri) {
      if (OWN_FILES.some((name) => fileUri.endsWith(`/${name}`))) return true;
      const isRead = (folder: string, name: string): boolean => {
        const file = around.files.resolve(folder, name);
        return sameUri(file, fileUri) || pathBelow(fileUri, file) !== undefined;
      };
      for (const [folder, loading] of known) {
        if (folder === undefined) continue;
        const { settings } = await loading;
        if ([SETTINGS_FILE, ...settings.lexicon].some((name) => isRead(folder, name))) return true;
      }
      return [...accepted.keys()].some((home) => isRead(home, ACCEPTED_FILE) || isRead(home, KEY_FILE));
    },
    setFolders(uris) {
      folders = uris;
      settled = new Map();
    },
    folders: () => folders,
    within: configOf,
    async reload() {
      const isOpen = (folder: string | undefined) => folder === undefined || isInside(folders, folder);
      const again = [...known.keys()].filter(isOpen);
      const homes = [...accepted.keys()];
      known = new Map();
      accepted = new Map();
      present = new Map();
      settled = new Map();
      await Promise.all([...again.map(configOf), ...homes.map(acceptancesIn)]);
      await tell(known);
    },
  };
}

const OWN_FILES = [SETTINGS_FILE, IGNORE_FILE, ACCEPTED_FILE, KEY_FILE];

/** A file that cannot be read is there: whoever reads it says what is wrong. */
async function isThere(files: Files, folder: string, name: string): Promise<boolean> {
  try {
    return (await files.read(files.resolve(folder, name))) !== undefined;
  } catch (error) {
    return !(error instanceof TypeError); // that one means an address that makes no sense
  }
}

/** The folders below `top` in which a document lies, innermost first. The root of a disk is its own parent, and below nothing. */
function* foldersBelow(top: string | undefined, documentUri: string): Generator<string> {
  if (top === undefined) return;
  for (let folder = parentUri(documentUri); folder && pathBelow(top, folder); folder = parentUri(folder))
    yield folder;
}

const isInside = (folders: readonly string[], folder: string): boolean =>
  folders.some((open) => sameUri(open, folder) || pathBelow(open, folder) !== undefined);

/**
 * The innermost workspace folder around a document; the folder that it lies in where it is outside of all of them; the
 * first workspace folder for a document that lies nowhere, such as an untitled one.
 */
function folderOf(documentUri: string, folders: readonly string[]): string | undefined {
  const around = folders.filter((folder) => pathBelow(folder, documentUri) !== undefined);
  if (around.length > 0) return around.reduce((a, b) => (b.length > a.length ? b : a));
  return documentUri.startsWith("file:") ? parentUri(documentUri) : folders[0];
}

async function load(folder: string | undefined, around: Surroundings): Promise<Config> {
  const { files, language } = around;
  const settings = readEditorSettings(await around.editorSettings(folder), around.warn);
  try {
    if (folder !== undefined) return await loadConfig(files, folder, { settings, language });
  } catch {
    around.warn("The settings of a folder could not be read: its address makes no sense here.");
  }
  // Relative files mean nothing without a folder.
  return completeConfig(files, "", { ...layered({}, settings), lexicon: [] }, language);
}

/** The usable part of an editor's settings: a value that makes no sense is named and left out, the others hold. */
function readEditorSettings(section: unknown, warn: (message: string) => void): WrittenSettings {
  if (typeof section !== "object" || section === null) return {};
  const given = new Map<string, unknown>(Object.entries(section));
  const usable = Object.entries(Settings.shape).flatMap(([key, schema]): [string, unknown][] => {
    const value = given.get(key) ?? undefined;
    if (value === undefined) return [];
    const result = schema.safeParse(value);
    if (result.success) return [[key, value]];
    warn(`"peernote.${key}" in the editor's settings is left out: ${result.error.issues[0]!.message}`);
    return [];
  });
  return Object.fromEntries(usable);
}
