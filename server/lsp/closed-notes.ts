import type { Diagnostic } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Acceptances, Config } from "../config.ts";
import { decodeText, NotText, type WritableFiles } from "../files.ts";
import { say, type MessageId } from "../messages.ts";
import type { Check, Checked } from "./checked.ts";
import type { Client } from "./client.ts";
import type { Configuration } from "./configuration.ts";
import type { Guard } from "./guard.ts";
import { reviewed, unreadable, type Reviewed } from "./reviewed.ts";
import { plainUri } from "./uri.ts";

/** What was found in notes that are not open. */
export type ClosedNotes = {
  /** What was found in a file, which is read only where that is not known. Undefined where there is no such file any more. */
  of(uri: string): Promise<Reviewed | undefined>;
  isKnown(uri: string): Promise<boolean>;
  /** Says that what was found in a file, or in all that a folder held, holds no more. Gives whether anything was known. */
  changed(uri: string): boolean;
  /** Says that there are no other files than these any more. */
  only(uris: readonly string[]): void;
};

type Parts = {
  readonly client: Client;
  readonly configuration: Configuration;
  readonly files: WritableFiles;
  readonly checkClosed: Check;
  readonly diagnosticsOf: (checked: Checked) => Diagnostic[];
  readonly guard: Guard;
  readonly today: () => string;
};

/**
 * Keeps what was found for as long as file, settings, words, what is accepted and the day stay the same. Where nobody watches
 * files for us, a file is taken as unchanged for as long as its stamp is.
 */
export function createClosedNotes(parts: Parts): ClosedNotes {
  const { client, configuration, files, checkClosed, diagnosticsOf, guard, today } = parts;
  const known = new Map<string, { readonly key: Key; readonly found: Promise<Reviewed | undefined> }>();
  let failures = 0;

  async function keyOf(uri: string): Promise<Key> {
    const { config, acceptances } = await configuration.of(uri);
    const stamp = client.watches ? undefined : await files.stamp(uri);
    return { config: new WeakRef(config), acceptances, day: today(), stamp };
  }

  async function knownAt(uri: string, key: Key): Promise<Reviewed | undefined> {
    const last = known.get(plainUri(uri));
    if (last !== undefined && sameKey(last.key, key)) return last.found;
    const found = guard("reading a note", null, () => read(uri)).then((result) =>
      result === null ? failed(uri, "unread/other") : result,
    );
    known.set(plainUri(uri), { key, found });
    return found;
  }

  async function read(uri: string): Promise<Reviewed | undefined> {
    const bytes = await files.read(uri);
    if (bytes === undefined) return undefined;
    const text = textIn(bytes);
    if (text instanceof NotText) return failed(uri, `unread/${text.kind}`);
    const checked = await checkClosed(TextDocument.create(uri, "progress-note", 0, text));
    return reviewed(checked, null, diagnosticsOf(checked));
  }

  async function failed(uri: string, why: MessageId): Promise<Reviewed> {
    const { language } = (await configuration.of(uri)).config;
    return unreadable(uri, `unread-${++failures}`, say({ id: why }, language));
  }

  return {
    of: async (uri) => knownAt(uri, await keyOf(uri)),
    async isKnown(uri) {
      const last = known.get(plainUri(uri));
      return last !== undefined && sameKey(last.key, await keyOf(uri));
    },
    changed(uri) {
      const plain = plainUri(uri);
      if (known.delete(plain)) return true;
      const inside = [...known.keys()].filter((one) => one.startsWith(`${plain}/`));
      for (const one of inside) known.delete(one);
      return inside.length > 0;
    },
    only(uris) {
      const left = new Set(uris.map(plainUri));
      for (const uri of known.keys()) if (!left.has(uri)) known.delete(uri);
    },
  };
}

type Key = {
  /** A note that nobody asks about any more must not keep the words of settings that are over. */
  readonly config: WeakRef<Config>;
  readonly acceptances: Acceptances;
  readonly day: string;
  readonly stamp: string | undefined;
};

const sameKey = (a: Key, b: Key): boolean =>
  a.config.deref() === b.config.deref() &&
  a.acceptances === b.acceptances &&
  a.day === b.day &&
  a.stamp === b.stamp;

function textIn(bytes: Uint8Array): string | NotText {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof NotText) return error;
    throw error;
  }
}
