import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, readdir, readFile, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { keyIn } from "../../accepted.ts";
import { FileProblem } from "../../json-file.ts";
import { shown } from "../configs.ts";
import { nodeFiles } from "../node-files.ts";
import { CannotWrite, whyUnwritable } from "../cannot-write.ts";
import { removeLeftovers } from "../temporary-files.ts";
import { updateFile } from "../update-file.ts";
import type { Complain } from "../result.ts";
import { linesIn, rewrite, type Line } from "./lines.ts";
import { slotOf, slotsFor, startOf, type Slots } from "./memory.ts";

/** Where it is remembered what was found in notes, from the folder that the command is run in. */
export const CACHE_FILE = ".peernote/cache/notes";

/** What earlier runs found, in a form that all threads share. */
export type KnownNotes = { readonly path: string; readonly slots: Slots };

/** What was found in notes, over many runs. */
export type Cache = {
  readonly known: KnownNotes;
  /** The agency's key. Nobody can find out by guessing whose note it was without it. */
  readonly key: Uint8Array;
  /** What reads the notes, as a hash: what another program found is of no use. */
  readonly program: string;
  /** Writes lines down, and remembers which slots were of use. */
  add(lines: readonly string[], used: readonly number[]): Promise<void>;
  /** Ends it after a run. Once a run was over all notes, lines that were of no use to it may go. */
  close(isWhole: boolean): Promise<void>;
};

/**
 * Opens the cache of this folder, or begins one: a file to which lines are added, so that a run that is cut short loses nothing and
 * several at a time do no harm. `entry` is the program that runs. What cannot be added is complained about once. Rejects with {@link CannotWrite} where there can be none.
 */
export async function openCache(entry: string, complain: Complain): Promise<Cache> {
  try {
    const key = await keyIn({ ...nodeFiles, update: updateFile }, ".");
    const program = await hashOfProgram(dirname(entry));
    const folder = dirname(CACHE_FILE);
    await mkdir(folder, { recursive: true });
    await removeLeftovers(folder);
    await updateFile(join(folder, ".gitignore"), (is) => (is?.length ? undefined : Buffer.from("*\n")));
    const file = await open(CACHE_FILE, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600);
    const { slots, lines, size } = await readLines(file, `peernote cache 1 ${program}\n`);
    return {
      known: { path: CACHE_FILE, slots },
      key,
      program,
      ...adding(file, slots, lines, size, complain),
    };
  } catch (error) {
    throw cannotWrite(error);
  }
}

function cannotWrite(error: unknown): CannotWrite {
  if (error instanceof CannotWrite) return new CannotWrite(shown(error.where), error.what);
  if (!(error instanceof FileProblem)) return new CannotWrite(CACHE_FILE, whyUnwritable(error));
  return new CannotWrite(`${shown(error.file)}:${error.line}:${error.column}:`, error.detail);
}

/** The program and its data lie in one folder. */
async function hashOfProgram(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(folder)).sort())
    if (/\.(cjs|json)$/.test(name)) hash.update(await readFile(join(folder, name)));
  return hash.digest("hex");
}

/** Finds where the lines are, after a head that says whose they are. Where that is another program's, the file begins anew. */
async function readLines(
  file: FileHandle,
  head: string,
): Promise<{ slots: Slots; lines: number; size: number }> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(head.length), 0, head.length, 0);
  const first = buffer.toString("latin1", 0, bytesRead);
  if (first !== "" && !first.startsWith("peernote cache "))
    throw new CannotWrite(CACHE_FILE, "is no cache of peernote, and stays as it is: move it away");
  if (first !== head) {
    await file.truncate(0);
    await file.write(head);
  }
  const starts: number[] = [];
  const offsets: number[] = [];
  let size = 0;
  for await (const { offset, line, isWhole } of linesIn(CACHE_FILE)) {
    size = offset + line.length;
    if (!isWhole) {
      await file.write("\n"); // the power went off in this one
      size++;
    } else if (offset > 0) {
      starts.push(startOf(line.toString("latin1", 0, 8)));
      offsets.push(offset);
    }
  }
  const slots = slotsFor(offsets.length);
  offsets.forEach((offset, index) => {
    const start = starts[index]!;
    if (!Number.isNaN(start)) slots[slotOf(slots, start, () => false)] = offset + 1;
  });
  return { slots, lines: offsets.length, size };
}

function adding(
  file: FileHandle,
  slots: Slots,
  lines: number,
  size: number,
  complain: Complain,
): Pick<Cache, "add" | "close"> {
  const isUsed = new Uint8Array(slots.length);
  let isFull = false;
  let used = 0;
  return {
    async add(fresh, slotsUsed) {
      for (const slot of slotsUsed) {
        used += 1 - isUsed[slot]!;
        isUsed[slot] = 1;
      }
      if (fresh.length === 0 || isFull) return;
      try {
        await file.appendFile(fresh.join(""));
      } catch (error) {
        isFull = true; // the notes are linted all the same
        complain(CACHE_FILE, whyUnwritable(error));
      }
    },
    async close(isWhole) {
      await file.close();
      if (!isWhole || 2 * used >= lines) return;
      const isKept = ({ offset, line }: Line): boolean =>
        offset === 0 ||
        offset >= size ||
        isUsed[slotOf(slots, startOf(line.toString("latin1", 0, 8)), (at) => at === offset)] === 1;
      await rewrite(CACHE_FILE, isKept).catch(() => undefined); // it is only longer than it would have to be
    },
  };
}
