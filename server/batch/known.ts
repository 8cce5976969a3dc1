import { relative, resolve, sep } from "node:path";
import { hashOf } from "../accepted.ts";
import { isDrift, type Finding } from "../lint.ts";
import { inSentence } from "../kept.ts";
import type { Note } from "../note/note.ts";
import type { Result, RowPlace } from "./result.ts";

/** What an earlier run found, for all threads: the hashes in their order, and how often each was met with in one note. */
export type Known = {
  readonly hashes: BigUint64Array<SharedArrayBuffer>;
  readonly counts: Uint32Array<SharedArrayBuffer>;
};

/** What findings are named by. `folder` is where paths are counted from. Without `known` nothing was found before. */
export type Baseline = {
  readonly key: Uint8Array;
  readonly folder: string;
  readonly known: Known | undefined;
};

/** What tells which findings are new. */
export type Siftable = Pick<Result, "path" | "findings"> & {
  readonly note: Note;
  readonly place: RowPlace | undefined;
};

/** A note's findings apart: those that were there before by number, the others, and the names of all where a baseline is to be written. */
export type Sifted = {
  readonly findings: readonly Finding[];
  readonly known: number;
  readonly names: string[];
};

/**
 * Tells which findings are new. A finding is named by a keyed hash of its rule, its note and, for wordings, their sentence and
 * themselves, so it stays known where the note has moved within its file. A note is known by its id or its path; rows without an id
 * by their words alone. What a note had twice and has three times is new once.
 */
export function sift({ note, path, place, findings }: Siftable, { key, folder, known }: Baseline): Sifted {
  const whose =
    place === undefined ? relative(resolve(folder), resolve(path)).replaceAll(sep, "/") : (place.id ?? "");
  const times = new Map<string, number>();
  const names = findings.map((finding) => {
    const about = isDrift(finding) ? inSentence(note, finding) : [];
    return hashOf(key, finding.rule, whose, ...about).slice(0, NAME);
  });
  const fresh = findings.filter((_, index) => {
    const name = names[index]!;
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return known === undefined || nth > timesOf(known, name);
  });
  return { findings: fresh, known: findings.length - fresh.length, names: known === undefined ? names : [] };
}

/** Hexadecimal digits of a hash: enough that two among millions are not the same. */
export const NAME = 16;

function timesOf({ hashes, counts }: Known, name: string): number {
  const wanted = BigInt(`0x${name}`);
  let low = 0;
  for (let high = hashes.length; low < high;) {
    const middle = (low + high) >> 1;
    if (hashes[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === wanted ? counts[low]! : 0;
}
