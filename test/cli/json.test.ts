import { expect, test } from "vitest";
import * as z from "../../server/zod.ts";
import { folderWith, peernote, settings, WORDS } from "./peernote.ts";

const offset = z.int().check(z.gte(0));
const place = z.int().check(z.gte(1));
const filled = z.string().check(z.minLength(1));
const Contract = z.strictObject({
  version: z.literal(1),
  files: z.array(
    z.strictObject({
      path: z.string(),
      findings: z.array(
        z.strictObject({
          rule: z.string().check(z.regex(/^(drift|field|check|recovery)\/[a-z-]+$/)),
          severity: z.enum(["error", "warning", "information", "hint"]),
          message: filled,
          start: offset,
          end: offset,
          line: place,
          column: place,
          endLine: place,
          endColumn: place,
          data: z.record(z.string(), z.union([z.string(), z.number()])),
          fixes: z.array(
            z.strictObject({
              title: filled,
              kind: z.enum(["rewrite", "correct", "insert", "ask", "accept"]),
              edits: z.optional(
                z
                  .array(z.strictObject({ start: offset, end: offset, text: z.string() }))
                  .check(z.minLength(1)),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
  summary: z.strictObject({
    files: offset,
    error: offset,
    warning: offset,
    information: offset,
    hint: offset,
  }),
});

const read = (stdout: string) => Contract.parse(JSON.parse(stdout));

/** Only what this file's own words lead to: other rules have their own tests. */
const own = (file: z.infer<typeof Contract>["files"][number] | undefined) =>
  file!.findings.filter(({ data }) => String(data["entry"]).startsWith("agency-"));

test("gives each finding its place, its data and its fixes", async () => {
  const text = "We met at the park.\nHe zorbled, then sat down.\n";
  const folder = folderWith({ "a.note": text, ".peernote.json": settings(), "words.json": WORDS });
  const { stdout, stderr, status } = await peernote(folder, ["lint", "--format", "json", "a.note"]);
  expect(stderr).toBe("");
  expect(status).toBe(1);
  expect(own(read(stdout).files[0])).toEqual([
    {
      rule: "drift/motive",
      severity: "warning",
      message: expect.stringContaining('"zorbled"'),
      start: 23,
      end: 30,
      line: 2,
      column: 4,
      endLine: 2,
      endColumn: 11,
      data: { voice: "writer", entry: "agency-zorbled" },
      fixes: [
        {
          title: expect.stringContaining("laughed out loud"),
          kind: "rewrite",
          edits: [{ start: 23, end: 30, text: "laughed out loud" }],
        },
        {
          title: expect.stringContaining("smiled"),
          kind: "rewrite",
          edits: [{ start: 23, end: 30, text: "smiled" }],
        },
        { title: "Keep: the person's own words", kind: "accept" },
        { title: "Keep: required by the payer", kind: "accept" },
        { title: "Keep: a name", kind: "accept" },
        { title: "Keep: another reason", kind: "accept" },
        { title: 'Leave "zorbled" alone in all notes of your agency', kind: "accept" },
      ],
    },
  ]);
});

test("counts UTF-16 offsets without the byte order mark, and lines at every kind of line break", async () => {
  const text = "👩‍👩‍👧 came.\r\nOld Mac line.\rשלום to 日本 he zorbled 🎉 and was quite\r\ngromful.\n";
  const folder = folderWith({
    "a.note": `\ufeff${text}`,
    ".peernote.json": settings(),
    "words.json": WORDS,
  });
  const { stdout } = await peernote(folder, ["lint", "--format", "json", "a.note"]);
  const findings = own(read(stdout).files[0]);
  expect(findings.map(({ start, end }) => text.slice(start, end))).toEqual(["zorbled", "quite\r\ngromful"]);
  expect(findings.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn])).toEqual([
    [3, 15, 3, 22],
    [3, 34, 4, 8],
  ]);
});

test("holds to the contract over the samples, whatever the fixes are", async () => {
  const { stdout } = await peernote(".", ["lint", "--format", "json", "--fail-on", "never", "samples"]);
  const kinds = read(stdout).files.flatMap(({ findings }) =>
    findings.flatMap(({ fixes }) => fixes.map(({ kind }) => kind)),
  );
  expect([...new Set(kinds)].sort()).toEqual(["accept", "ask", "correct", "insert", "rewrite"]);
});

test("lists notes without findings, and counts what it lists", async () => {
  const folder = folderWith({
    "one.note": "He zorbled.",
    "sub/two.note": "She zorbled, then he zorbled.",
    "clean.note": "",
    ".peernote.json": settings(),
    "words.json": WORDS,
  });
  const { stdout } = await peernote(folder, ["lint", "--format", "json"]);
  const { files, summary } = read(stdout);
  expect(files.map(({ path }) => path)).toEqual(["clean.note", "one.note", "sub/two.note"]);
  expect(files.map((file) => own(file).length)).toEqual([0, 1, 2]);
  const all = files.flatMap(({ findings }) => findings);
  for (const severity of ["error", "warning", "information", "hint"] as const) {
    expect(summary[severity]).toBe(all.filter((finding) => finding.severity === severity).length);
  }
  expect(summary.files).toBe(3);
});

test("is one whole object where no note could be read", async () => {
  const { stdout } = await peernote(folderWith({}), ["lint", "--format", "json", "gone.note"]);
  expect(read(stdout)).toEqual({
    version: 1,
    files: [],
    summary: { files: 0, error: 0, warning: 0, information: 0, hint: 0 },
  });
});

test("reaches a slow reader whole, however long it is", async () => {
  const text = "He zorbled on the way home. ".repeat(5000);
  const folder = folderWith({ "long.note": text, ".peernote.json": settings(), "words.json": WORDS });
  const { stdout } = await peernote(folder, ["lint", "--format", "json", "long.note"]);
  expect(stdout.length).toBeGreaterThan(1_000_000);
  expect(own(read(stdout).files[0])).toHaveLength(5000);
});
