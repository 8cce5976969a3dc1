import picomatch from "picomatch/posix";
import { IGNORE_FILE, SETTINGS_FILE } from "../config.ts";
import { decodeText, SKIPPED, type Files } from "../files.ts";
import { ignoring, type IgnoreFile } from "../ignored.ts";
import type { Client } from "./client.ts";
import type { Configuration } from "./configuration.ts";
import type { Guard } from "./guard.ts";
import { isNoteFile } from "./selection.ts";
import { parentUri, pathBelow, plainUri } from "./uri.ts";

/** Where the notes in the open folders lie, also those that nobody has opened: the same ones that the command line finds. */
export type NoteFiles = {
  /** The addresses of all of them, by name. */
  list(): Promise<readonly string[]>;
  /** What has to be watched to know when they change. */
  places(): Promise<readonly Place[]>;
  /** Says that a note came or went, or that others count as notes now. */
  changed(): void;
};

/** What is looked for in a folder. */
export type Place = { readonly folder: string; readonly globs: readonly string[] };

type Found = { readonly notes: readonly string[]; readonly places: readonly Place[] };

type Parts = {
  readonly client: Client;
  readonly configuration: Configuration;
  readonly files: Files;
  readonly guard: Guard;
};

/** Looks for notes once and again when it is told of a change; every time where nobody watches files and could tell. */
export function createNoteFiles({ client, configuration, files, guard }: Parts): NoteFiles {
  let last: Promise<Found> | undefined;

  function find(): Promise<Found> {
    if (last !== undefined) return last;
    const looking = look();
    if (client.watches) last = looking;
    return looking;
  }

  async function look(): Promise<Found> {
    const all = await Promise.all(
      configuration.folders().map((folder) => guard("looking for notes", NOTHING, () => notesIn(folder))),
    );
    if (all.includes(NOTHING)) last = undefined; // it failed: the next question tries again
    const byAddress = new Map(all.flatMap(({ notes }) => notes).map((uri) => [plainUri(uri), uri]));
    return { notes: [...byAddress.values()].sort(), places: all.flatMap(({ places }) => places) };
  }

  /** What a folder includes is for the settings nearest to it to say, and those may lie in a folder within it. */
  async function notesIn(open: string): Promise<Found> {
    const inner = await files.list(open, [NOTES, `**/${SETTINGS_FILE}`, `**/${IGNORE_FILE}`]);
    const settled = inner.filter((uri) => uri.endsWith(`/${SETTINGS_FILE}`)).map((uri) => parentUri(uri)!);
    const places: Place[] = [{ folder: open, globs: [NOTES] }];
    const found = inner.filter((uri) => uri.endsWith(".note"));
    for (const folder of new Set([open, ...settled])) {
      const { include } = (await configuration.within(folder)).settings;
      if (include.length === 0) continue;
      places.push({ folder, globs: include });
      found.push(...(await files.list(folder, include)));
    }
    const isIgnored = ignoring(await ignoreFilesOf(open, inner));
    const visible = found.filter((uri) => isVisible(open, uri) && !isIgnored(pathBelow(open, uri)!));
    const around = await Promise.all(visible.map((uri) => configuration.of(uri)));
    return { notes: visible.filter((uri, at) => isNoteFile(uri, around[at]!)), places };
  }

  async function ignoreFilesOf(open: string, uris: readonly string[]): Promise<IgnoreFile[]> {
    const read = uris
      .filter((uri) => uri.endsWith(`/${IGNORE_FILE}`))
      .map(async (uri) => {
        const bytes = (await files.read(uri)) ?? new Uint8Array();
        return { folder: pathBelow(open, parentUri(uri)!) ?? "", text: decodeText(bytes) };
      });
    return Promise.all(read);
  }

  return {
    list: async () => (await find()).notes,
    places: async () => (await find()).places,
    changed() {
      last = undefined;
    },
  };
}

const NOTHING: Found = { notes: [], places: [] };

const NOTES = "**/*.note";

/** In folders whose names start with a dot nobody keeps notes, nor in other people's. */
function isVisible(open: string, uri: string): boolean {
  const path = pathBelow(open, uri);
  return path !== undefined && picomatch.isMatch(path, "**", { ignore: SKIPPED });
}
