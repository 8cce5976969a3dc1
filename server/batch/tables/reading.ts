import type { Labels } from "../../note/fields.ts";
import { SECTIONS } from "../../note/labels.ts";
import { nearest } from "../../nearest.ts";
import type { Complain } from "../result.ts";
import { mapColumns, type Chosen, type Mapping } from "./columns.ts";

/** How the rows of one file are read. */
export type Reading = {
  /** The columns of rows with these names, and where in a row each stands; undefined, after a complaint, where they cannot be told. */
  layoutOf(names: readonly string[]): Layout | undefined;
  /** Complains about what was chosen and never met with. */
  end(): void;
};

export type Layout = Pick<Mapping, "columns" | "places">;

export type ReadingOptions = {
  readonly labels: Labels;
  /** What the settings say about any export: a column that this one does not have is none of its business. */
  readonly settled: Chosen;
  /** What was said for this run: a column that is not there is a slip. */
  readonly map: Chosen;
  readonly complain: Complain;
  /** Told once what a column is read as. */
  readonly remark: (sentence: string) => void;
};

/** Decides how the rows of a file are read, and says so once for all rows that are laid out alike. */
export function createReading(
  path: string,
  { labels, settled, map, complain, remark }: ReadingOptions,
): Reading {
  const layouts = new Map<readonly string[], Layout | undefined>();
  const told = new Set<string>();
  const missing = new Set(Object.values(map).flat());
  const seen = new Set<string>();
  let sentences = 0;

  function layoutOf(names: readonly string[]): Layout | undefined {
    for (const name of names) {
      missing.delete(name);
      if (seen.size < MOST_NAMES) seen.add(name);
    }
    const mapping = mapColumns(names, labels, { ...settled, ...map });
    const troubles = troublesOf(mapping);
    if (troubles.length > 0) {
      if (sentences++ < MOST_SENTENCES) for (const what of troubles) complain(path, what);
      return undefined;
    }
    const { columns, places, unknown } = mapping;
    const read = columns
      .map(({ name, field }) => `${quoted([name])} as ${field}`)
      .filter((text) => !told.has(text));
    if (read.length > 0 && sentences++ < MOST_SENTENCES) {
      const left = unknown.filter((name) => name !== "" && !told.has(name));
      remark(`${path}: reading ${shortened(read)}${left.length > 0 ? `; not read: ${quoted(left)}` : ""}`);
      for (const text of [...read, ...left]) told.add(text);
    }
    return { columns, places };
  }

  return {
    layoutOf(names) {
      if (!layouts.has(names)) {
        if (layouts.size === MOST_LAYOUTS) layouts.clear();
        layouts.set(names, layoutOf(names));
      }
      return layouts.get(names);
    },
    end() {
      for (const name of missing) {
        const close = nearest(name, [...seen]);
        const mend =
          close === undefined ? "" : `. Did you mean ${quoted([close])}? There are ${quoted([...seen])}`;
        complain(path, `has no column ${quoted([name])}${mend}`);
      }
    },
  };
}

const MOST_LAYOUTS = 1000;
const MOST_NAMES = 200;

/** Where every record is laid out in another way, not all of them are spoken of. */
const MOST_SENTENCES = 20;

/** Why rows that are laid out so cannot be read, and what to do about it, each as the end of a sentence. */
function troublesOf({ columns, unknown, doubtful }: Mapping): string[] {
  if (doubtful.length > 0)
    return doubtful.map(
      ({ field, names }) =>
        `has more than one column for the ${field}: ${quoted(names)}. Choose one: --map ${field}=${quoted([names[0]!])}`,
    );
  const names = quoted(unknown);
  if (columns.length === 0)
    return [
      `has no header that says what stands below it; there are ${names}. A table needs a first row of headers. Say which is which: --map narrative="..."`,
    ];
  if (columns.some(({ field }) => SECTIONS.has(field)) || unknown.every((name) => name === "")) return [];
  return [
    `has no column that is known to hold the narrative; not read are ${names}. Say which one does: --map narrative="..."`,
  ];
}

/** Headers as they stand in the table. What looks like a cell may be one, where a table has no header, and is not said. */
const quoted = (names: readonly string[]): string =>
  shortened(names.map((name) => (LIKE_A_CELL.test(name) ? '"…"' : `"${name}"`)));

const shortened = (parts: readonly string[]): string =>
  [
    ...parts.slice(0, MOST_QUOTED),
    ...(parts.length > MOST_QUOTED ? [`${parts.length - MOST_QUOTED} more`] : []),
  ].join(", ");

const MOST_QUOTED = 40;
const LIKE_A_CELL = /^.{41}|\d{3}|\d[/:.-]\d|[.!?]\s|\n/s;
