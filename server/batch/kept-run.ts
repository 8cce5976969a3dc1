import { stat } from "node:fs/promises";
import packageJson from "../../package.json" with { type: "json" };
import { targetOf } from "./beside.ts";
import { CannotWrite, unwritten } from "./cannot-write.ts";
import {
  checkpointOf,
  isAtWork,
  readCheckpoint,
  removeCheckpoint,
  thisProcess,
  whyNotGoOn,
  writeCheckpoint,
  type Checkpoint,
} from "./checkpoint.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { openOutput, partOf, type FileOutput } from "./output.ts";
import { underLock } from "./lock.ts";
import type { Tally } from "./result.ts";
import { runFromStart, type Run, type Standing } from "./run.ts";
import { STDIN } from "./sources.ts";

/** What to do about an earlier run that was not finished. */
export type Earlier = "ask" | "resume" | "fresh";

export type RunOptions = {
  readonly paths: readonly string[];
  readonly today: string;
  readonly earlier: Earlier;
  /** Whatever else the results depend on, as plain data. */
  readonly options: object;
  /** Files with what they depend on, beside the notes and their settings. */
  readonly files: readonly string[];
};

/**
 * Begins a run, or goes on with an earlier one. Rejects with {@link CannotWrite}, and touches nothing, where there is an earlier one
 * and nobody has said what to do about it, or where it cannot go on.
 */
export async function openRun(
  file: string,
  { paths, today, earlier, options, files }: RunOptions,
): Promise<Run> {
  const path = checkpointOf(file);
  if (paths.includes(STDIN)) {
    if (earlier === "resume") throw new CannotWrite("standard input", "cannot be gone on with: name a file");
    return runFromStart(await openOutput(file, paths), today);
  }
  const before = await earlierRun(file, path).catch((error: unknown) => {
    if (earlier !== "fresh") throw error; // a new run does not need the old one
    return undefined;
  });
  await expectIdle(file, path, before);
  if (before !== undefined && earlier === "ask")
    throw new CannotWrite(
      file,
      `has an earlier run beside it, which stopped after ${before.notes} notes: --resume goes on, --fresh begins anew`,
    );
  const fingerprint = await fingerprintOf(paths, options, files);
  if (before === undefined || earlier === "fresh") {
    await removeCheckpoint(path);
    const output = await openOutput(file, paths);
    return kept(output, path, fingerprint, runFromStart(output, today).from);
  }
  const why = whyNotGoOn(before, fingerprint, packageJson.version);
  if (why !== undefined)
    throw new CannotWrite(file, `cannot go on: ${why}. Put that back, or begin anew with --fresh`);
  return goOn(file, path, paths, fingerprint);
}

/** Goes on with an earlier run, and says so to others that would: two at once would cut off what the other has written. */
function goOn(
  file: string,
  path: string,
  paths: readonly string[],
  fingerprint: Checkpoint["fingerprint"],
): Promise<Run> {
  return underLock(`${path}.lock`, async () => {
    const before = await earlierRun(file, path);
    await expectIdle(file, path, before);
    if (before === undefined) throw new CannotWrite(file, "was finished by another run just now");
    const { summary, rules, ...standing } = before;
    const tally: Tally = { summary, rules: new Map(Object.entries(rules)) as Tally["rules"] };
    const output = await openOutput(file, paths, before.bytes);
    const run = kept(output, path, fingerprint, { ...standing, tally });
    await run.reached(run.from);
    return run;
  }).catch((error: unknown) => {
    throw unwritten(path, error);
  });
}

async function expectIdle(file: string, path: string, before: Checkpoint | undefined): Promise<void> {
  if (before !== undefined && (await isAtWork(path, before)))
    throw new CannotWrite(
      file,
      `is being written by another run (process ${before.writer.pid}): wait for it, or end it`,
    );
}

/** How far an earlier run has come; undefined where there was none or it was finished. */
async function earlierRun(file: string, path: string): Promise<Checkpoint | undefined> {
  try {
    const before = await readCheckpoint(path);
    const part = await targetOf(file)
      .then((target) => stat(partOf(target)))
      .catch(() => undefined);
    if (before === undefined || part === undefined) return undefined;
    if (part.size >= before.bytes) return before;
  } catch {
    // Said below: it was written by another version, or by hand.
  }
  throw new CannotWrite(path, "does not fit its report: begin anew with --fresh");
}

/** A run that writes down how far it has come: soon after it has begun, and then now and again. */
function kept(output: FileOutput, path: string, fingerprint: Checkpoint["fingerprint"], from: Standing): Run {
  let next = 0;
  let isKept = from.notes > 0;
  async function write({ tally, today, notes, begun, old, known, complaints }: Standing): Promise<void> {
    const standing = { today, notes, begun, old, known, complaints };
    const bytes = await output.saved();
    const found = { summary: tally.summary, rules: Object.fromEntries(tally.rules) };
    const checkpoint = { ...standing, bytes, ...found };
    try {
      const begun = {
        version: 1,
        peernote: packageJson.version,
        writer: thisProcess(),
        fingerprint,
      } as const;
      await writeCheckpoint(path, { ...begun, ...checkpoint });
    } catch (error) {
      throw unwritten(path, error);
    }
    isKept = true;
    next = performance.now() + EVERY;
  }
  return {
    output: {
      write: output.write,
      async finish() {
        await output.finish();
        await removeCheckpoint(path);
      },
      abandon: () => (isKept ? output.pause() : output.abandon()), // hours of work may lie there
    },
    from,
    async reached(standing) {
      if (performance.now() >= next) await write(standing);
    },
    async interrupt(standing) {
      await write(standing);
      await output.pause();
      return "The same command with --resume goes on";
    },
  };
}

/** Milliseconds between two checkpoints. */
const EVERY = 2000;
