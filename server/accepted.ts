import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, randomBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "./zod.ts";
import { REASONS, type Acceptance, type Reason } from "./acceptance.ts";
import { ACCEPTED_FILE, KEY_FILE, type Acceptances } from "./config.ts";
import { decodeText, type Files, type WritableFiles } from "./files.ts";
import { FileProblem, readJson } from "./json-file.ts";
import { readNamed, tryRead } from "./load-config.ts";
import { isRuleId } from "./rules/index.ts";
import type { RuleId } from "./rules/rule.ts";

/** `.peernote/accepted.json`: which words stay, and why. It names them by a keyed hash, never by themselves. */
const AcceptedFile = z.strictObject({
  version: z.literal(1),
  accepted: z.array(
    z.strictObject({
      rule: z.custom<RuleId>(isRuleId, "there is no such rule"),
      hash: z.string().check(z.regex(/^[0-9a-f]{64}$/, "a hash has 64 hexadecimal digits")),
      reason: z.enum(REASONS),
      date: z.iso.date(),
    }),
  ),
});

/** Reads what is accepted in a folder. Where a file is broken or the key is missing nothing is, and `problems` says so. */
export async function loadAcceptances(files: Files, folder: string): Promise<Acceptances> {
  const problems: FileProblem[] = [];
  const path = files.resolve(folder, ACCEPTED_FILE);
  const written = (await tryRead(files, path, problems, (text) => readAccepted(path, text))) ?? [];
  const keyPath = files.resolve(folder, KEY_FILE);
  const key =
    written.length === 0
      ? undefined
      : await tryRead(files, keyPath, problems, (text) => readKey(keyPath, text), keyMissing(path));
  const all = new Map(key === undefined ? [] : written.map((one) => [one.hash, one]));
  return {
    all: [...all.values()],
    problems,
    covers(rule, sentence, words) {
      return key === undefined ? undefined : all.get(hashOf(key, rule, sentence, words));
    },
  };
}

/** Words to accept, as the note has them. */
export type Words = { readonly rule: RuleId; readonly sentence: string; readonly words: string };

/**
 * Writes down that words stay. The key is made with the first of them, and what keeps it out of version control before it.
 * Rejects with a {@link FileProblem} rather than to write over a broken file or to make a second key.
 */
export async function accept(
  files: WritableFiles,
  folder: string,
  { rule, sentence, words }: Words,
  { reason, date }: { readonly reason: Reason; readonly date: string },
): Promise<void> {
  const path = files.resolve(folder, ACCEPTED_FILE);
  const key = (await isEmpty(files, path)) ? await keyMade(files, folder) : await keyThere(files, folder);
  const hash = hashOf(key, rule, sentence, words);
  await files.update(path, (bytes) => {
    const written = bytes === undefined ? [] : readAccepted(path, decodeText(bytes));
    return asBytes([...written.filter((known) => known.hash !== hash), { rule, hash, reason, date }]);
  });
}

/**
 * The key of a folder, made where there is none yet. Rejects with a {@link FileProblem} where it is no key, or where there was
 * one: a second key would hide that it is gone.
 */
export async function keyIn(files: KeyFiles, folder: string): Promise<Uint8Array> {
  const path = files.resolve(folder, KEY_FILE);
  const bytes = await readNamed(files, path);
  if (bytes !== undefined) return readKey(path, decodeText(bytes));
  const accepted = files.resolve(folder, ACCEPTED_FILE);
  return (await isEmpty(files, accepted)) ? keyMade(files, folder) : keyThere(files, folder);
}

/** What is done with files to read or make a key. */
export type KeyFiles = Pick<WritableFiles, "read" | "resolve" | "update">;

/**
 * Takes an acceptance back: what it covered shows again. Where there is none of this hash nothing changes.
 * Rejects with a {@link FileProblem} rather than to write over a broken file.
 */
export function takeBack(files: WritableFiles, folder: string, hash: string): Promise<void> {
  const path = files.resolve(folder, ACCEPTED_FILE);
  return files.update(path, (bytes) => {
    const written = bytes === undefined ? [] : readAccepted(path, decodeText(bytes));
    const left = written.filter((one) => one.hash !== hash);
    return left.length === written.length ? undefined : asBytes(left);
  });
}

const readAccepted = (path: string, text: string): readonly Acceptance[] =>
  readJson(path, text, AcceptedFile).accepted;

async function isEmpty(files: KeyFiles, path: string): Promise<boolean> {
  const bytes = await readNamed(files, path);
  return bytes === undefined || readAccepted(path, decodeText(bytes)).length === 0;
}

/** One line for each, so that two people's additions merge like lines of text. */
function asBytes(accepted: readonly Acceptance[]): Uint8Array {
  const lines = accepted.map((one) => `\n    ${JSON.stringify(one)}`);
  return utf8ToBytes(`{\n  "version": 1,\n  "accepted": [${lines.join(",")}\n  ]\n}\n`);
}

/** A keyed hash of a rule, a sentence and words, or of what else names a finding. White space is collapsed: a paragraph that is wrapped anew keeps what was accepted in it. */
export function hashOf(key: Uint8Array, ...parts: readonly string[]): string {
  const plain = parts.map((part) => part.replace(/\s+/g, " ").trim());
  return bytesToHex(hmac(sha256, key, utf8ToBytes(JSON.stringify(plain))));
}

async function keyThere(files: KeyFiles, folder: string): Promise<Uint8Array> {
  const path = files.resolve(folder, KEY_FILE);
  const bytes = await readNamed(files, path);
  if (bytes === undefined) throw keyMissing(files.resolve(folder, ACCEPTED_FILE));
  return readKey(path, decodeText(bytes));
}

async function keyMade(files: KeyFiles, folder: string): Promise<Uint8Array> {
  await files.update(files.resolve(folder, IGNORE_FILE), (bytes) =>
    bytes === undefined ? utf8ToBytes(IGNORED) : undefined,
  );
  const fresh = utf8ToBytes(`${bytesToHex(randomBytes(KEY_BYTES))}\n`);
  const isThere = (bytes: Uint8Array | undefined) => (bytes === undefined ? fresh : undefined);
  await files.update(files.resolve(folder, KEY_FILE), isThere, { secret: true });
  return keyThere(files, folder); // another process may have been first
}

const KEY_BYTES = 32;

const IGNORE_FILE = ".peernote/.gitignore";
const IGNORED = `# Whoever has the key can find out by guessing which words were accepted. It stays out of version control.
key
*.tmp
*.lock
`;

/** Reads a key as it is written in a file. Throws a {@link FileProblem} where it is none. */
export function readKey(path: string, text: string): Uint8Array {
  const digits = text.trim();
  if (/^[0-9a-f]{64}$/i.test(digits)) return hexToBytes(digits);
  throw new FileProblem(
    path,
    1,
    1,
    "this is no key (64 hexadecimal digits), so nothing is taken as accepted: bring back the old key, or delete the folder .peernote and accept again",
  );
}

const keyMissing = (path: string): FileProblem =>
  new FileProblem(
    path,
    1,
    1,
    `the key to it, ${KEY_FILE}, is missing, so nothing is taken as accepted: copy it from where the words were accepted, or delete this file and accept again`,
  );
