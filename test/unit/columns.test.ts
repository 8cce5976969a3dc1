import fc from "fast-check";
import { expect, test } from "vitest";
import { mapColumns, type Chosen } from "../../server/batch/tables/columns.ts";
import { csvTable } from "../../server/batch/tables/csv.ts";
import { decoded } from "../../server/batch/tables/decode.ts";
import { elementsOf } from "../../server/batch/tables/elements.ts";
import { linesOf } from "../../server/batch/tables/lines.ts";

const fieldsOf = (names: readonly string[], chosen: Chosen = {}): Record<string, string> =>
  Object.fromEntries(mapColumns(names, {}, chosen).columns.map(({ name, field }) => [name, field]));

test("headers are read as labels are, and paths of JSON by their last key where the whole says less", () => {
  expect(fieldsOf(["Svc Dt", "serviceDate", "Dur (min)", "Blob"])).toEqual({ "Dur (min)": "duration" });
  expect(
    fieldsOf([
      "note.id",
      "session.start",
      "session.end",
      "location.name",
      "staff.display",
      "codes.0.cpt",
      "note.text",
    ]),
  ).toEqual({
    "note.id": "id",
    "session.start": "start",
    "session.end": "end",
    "location.name": "location",
    "staff.display": "writer",
    "codes.0.cpt": "code",
    "note.text": "narrative",
  });
});

test("two columns for a fact that is stated once are a doubt, unless only one of them is known or chosen", () => {
  expect(mapColumns(["Svc Dt", "DOS", "Note"], {}, {}).doubtful).toEqual([
    { field: "date", names: ["Svc Dt", "DOS"] },
  ]);
  expect(fieldsOf(["Svc Dt", "DOS", "Note"], { date: ["DOS"] })).toEqual({ DOS: "date", Note: "narrative" });
  expect(fieldsOf(["Date", "Date somebody thought of", "Note"])).toEqual({ Date: "date", Note: "narrative" });
  expect(fieldsOf(["Note", "Summary", "Staff", "Supervisor"])).toMatchObject({
    Note: "narrative",
    Summary: "narrative",
    Staff: "writer",
  });
  expect(fieldsOf(["A", "B"], { narrative: ["A", "B"] })).toEqual({ A: "narrative", B: "narrative" });
});

test("columns with one header stay apart by their places", () => {
  expect(mapColumns(["Date", "Note", "Note"], {}, {}).places).toEqual([0, 1, 2]);
});

/** Cuts a text anywhere: what comes from a disk or a pipe does not know about rows. */
async function* cut<T extends { slice(from: number, to: number): T; length: number }>(
  whole: T,
  sizes: readonly number[],
): AsyncGenerator<T> {
  for (let [from, at] = [0, 0]; from < whole.length; at++) {
    const size = sizes[at % sizes.length]!;
    yield whole.slice(from, from + size);
    from += size;
  }
}

async function allOf<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
const text = fc.string({ unit: fc.constantFrom(...'ab,;"\n\r\\[]{}é’🎉 \t'), maxLength: 12 });

test("lines, elements and rows are the same wherever the text is cut", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ a: text, b: fc.array(text) })), sizes, async (records, parts) => {
      for (const whole of [
        JSON.stringify(records),
        JSON.stringify({ x: { y: [1] }, notes: records }, null, 1),
      ]) {
        const elements = await allOf(elementsOf(cut(whole, parts), () => expect.unreachable()));
        expect(elements.map((one) => JSON.parse(String(one.text)) as unknown)).toEqual(records);
      }
      const whole = records.map(({ a }) => a).join("\n");
      expect((await allOf(linesOf(cut(whole, parts)))).join("")).toBe(whole);
    }),
    { numRuns: 100 },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1 }), sizes, async (rows, parts) => {
      const table = [["x", "y"], ...rows];
      const whole = table
        .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
        .join("\r\n");
      const read = await allOf((await csvTable(cut(whole, parts), undefined))!.rows);
      const expected = rows
        .map((values, at) => ({ row: at + 2, names: ["x", "y"], values }))
        .filter(({ values }) => values.some((value) => value !== ""));
      expect(read).toEqual(expected);
    }),
    { numRuns: 100 },
  );
});

test("a text in any of the encodings is the same wherever it is cut", async () => {
  const written = "Nombre;José’s note\n".repeat(20);
  const kinds: [string, Buffer][] = [
    ["utf-8", Buffer.from(written)],
    ["utf-8 with a mark", Buffer.from(`\ufeff${written}`)],
    ["utf-16le", Buffer.from(`\ufeff${written}`, "utf16le")],
    ["utf-16be", Buffer.from(`\ufeff${written}`, "utf16le").swap16()],
    ["windows-1252", Buffer.from(written.replaceAll("’", "\x92"), "latin1")],
  ];
  for (const [kind, bytes] of kinds)
    for (const size of [64, 65, 67, 1000])
      expect((await allOf(decoded(cut(Uint8Array.from(bytes), [size])))).join(""), `${kind} by ${size}`).toBe(
        written,
      );
});
