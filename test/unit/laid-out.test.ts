import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { laidOut, listsIn } from "../../server/laid-out.ts";
import { openIndex } from "../../server/lexicon/anchor-index.ts";
import { anchorLayout, laidOutAnchors } from "../../server/lexicon/anchor-layout.ts";
import { anyBeside, learnBeside } from "../../server/lexicon/beside.ts";
import { builtInData } from "../../server/lexicon/built-in.ts";
import type { Hanging } from "../../server/lexicon/hanging.ts";
import { hashOf } from "../../server/note/hash.ts";
import { laidOutRows, rowLayout } from "../../server/reader/row-layout.ts";
import { rowsOf } from "../../server/reader/rows.ts";
import { groupsOf } from "../../server/lexicon/lexicon.ts";
import { createCompiler } from "../../server/lexicon/program.ts";
import { placesOfTexts, shortened, type BuiltInSource } from "../../server/lexicon/written.ts";
import lexicon from "../../dist/lexicon.json" with { type: "json" };
import model from "../../lexicon/reader/model.json" with { type: "json" };

const source = lexicon as unknown as BuiltInSource;

/** The bytes of a file with these lists. */
const fileOf = (lists: readonly Int32Array[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(laidOut(lists).buffer as ArrayBuffer);

/** What hangs on a word, so that it is compared in no time. */
const inWords = (hanging: Hanging | undefined): string =>
  Object.entries(hanging ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name} ${String(value)}`)
    .join();

/** The lists of that file. */
const read = (lists: readonly Int32Array[]): Int32Array[] => listsIn(fileOf(lists))!;

describe("what is read from a file as it lies", () => {
  test("are the lists that were written", () => {
    const lists = [Int32Array.of(7), new Int32Array(0), Int32Array.of(-1, 2 ** 31 - 1, -(2 ** 31))];
    expect(read(lists)).toEqual(lists);
  });

  test("is nothing where bytes lie the other way round, or where the file is another", () => {
    const turned = Buffer.from(fileOf([Int32Array.of(1, 2)])).swap32();
    expect(listsIn(new Uint8Array(turned))).toBeUndefined();
    expect(listsIn(new Uint8Array(8))).toBeUndefined();
    expect(listsIn(new Uint8Array(0))).toBeUndefined();
  });

  test("hangs the same phrases on every word of the lexicon, and none on others", () => {
    const { index, forms } = builtInData();
    const open = openIndex(index, forms);
    const laid = laidOutAnchors(read(anchorLayout(open)));
    const hashes = Array.from(open.hashes);
    expect(hashes.filter((hash) => !laid.glance(hash))).toEqual([]);
    expect(hashes.filter((hash) => inWords(laid.at(hash)) !== inWords(open.at(hash)))).toEqual([]);
    expect(inWords(laid.at(hashOf("told")))).toMatch(/places/);
    const others = ["zzz", "pavement", "0038", ""].map(hashOf);
    expect(others.map((hash) => laid.at(hash))).toEqual(others.map(() => undefined));
    const places = Array.from({ length: open.count }, (_, place) => place);
    expect(laid.count).toBe(open.count);
    expect(places.map(laid.hungAt)).toEqual(places.map(open.hungAt));
  });

  test("knows of the words beside each phrase what the phrase itself says", () => {
    const data = builtInData();
    const { beside, count, hungAt } = laidOutAnchors(listsIn(readFileSync("dist/anchors.bin"))!);
    const groups = data.layers.flatMap(groupsOf);
    const compile = createCompiler(data);
    const learned = anyBeside(count);
    for (let place = 0; place < count; place++) {
      const { group, phrase, anchor } = hungAt(place);
      learnBeside(learned, place, compile(groups[group]!()[phrase]!, anchor));
    }
    expect(Buffer.from(beside.slice().buffer).equals(Buffer.from(learned.buffer))).toBe(true);
    expect(beside.some((bits) => bits !== -1)).toBe(true);
  });

  test("has the texts of every entry", () => {
    const { short, texts } = shortened(source);
    const bytes = Buffer.from(texts);
    const places = placesOfTexts(short);
    const { about, terms, unless, examples } = source.entries;
    expect(about.length).toBeGreaterThan(500);
    about.forEach((_, at) => {
      expect(JSON.parse(bytes.toString("utf8", places[at], places[at + 1]))).toEqual({
        terms: terms[at]!.terms,
        unless: unless[at],
        examples: examples[at],
      });
    });
    expect(places.at(-1)).toBe(bytes.length);
  });

  test("weighs the same", () => {
    const rows = rowsOf([model.drift]);
    const laid = laidOutRows(read(rowLayout(rows)));
    expect(laid.columns).toBe(rows.columns);
    expect(laid.index).toEqual(rows.index);
    expect(laid.weights.subarray(0, rows.weights.length)).toEqual(rows.weights);
  });
});
