// Eight processes at once, each of which writes into the same files: nothing is lost, and every file is whole.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { acceptedIn, csvOf, expect, flagged, newFolder, openEditor, peernote, put } from "./peernote.mjs";

const EIGHT = Array.from({ length: 8 }, (_, index) => index);
const LINT = ["lint", "--today", "2026-03-06", "--format", "ndjson"];

for (const test of [acceptances, baselines, caches, keys, pages]) {
  const folder = newFolder();
  await test(folder);
  const left = readdirSync(folder, { recursive: true }).filter((name) => /\.(tmp|lock|part)$/.test(name));
  expect(left.length === 0, `${test.name}: nothing is left (${left})`);
  rmSync(folder, { recursive: true });
}
console.log(
  "Eight processes at once, each with acceptances, a baseline, the cache, a key and a page: nothing lost.",
);

async function acceptances(folder) {
  const text = flagged(24);
  put(folder, { "a.note": text });
  const editors = await Promise.all(EIGHT.map(() => openEditor(folder, "a.note", text)));
  const commands = await Promise.all(
    editors.flatMap((editor, at) =>
      [0, 1, 2].map(async (turn) => [
        editor,
        (await editor.commands(2 * (8 * turn + at), "peernote.accept"))[0],
      ]),
    ),
  );
  await Promise.all(commands.map(([editor, command]) => editor.run(command)));
  await Promise.all(editors.map((editor) => editor.stop()));
  expect(new Set(acceptedIn(folder)).size === 24, `all are written down (${acceptedIn(folder).length})`);
}

async function baselines(folder) {
  put(folder, Object.fromEntries(EIGHT.map((at) => [`${at}.note`, flagged(at + 1, 10 * at)])));
  await peernote(folder, ["lint", "0.note", "--write-baseline", "first.json"]); // makes the key
  const runs = await Promise.all(
    EIGHT.map((at) => peernote(folder, ["lint", `${at}.note`, "--write-baseline", "base.json"])),
  );
  const written = EIGHT.filter((at) => runs[at].status === 0);
  expect(written.length > 0, "one is written");
  for (const { status, stderr } of runs)
    expect(
      status === 0 || /was changed while the notes were read/.test(stderr),
      `the others are told (${stderr})`,
    );
  await peernote(folder, ["lint", `${written[0]}.note`, "--write-baseline", "same.json"]);
  const [base, same] = ["base.json", "same.json"].map((name) => readFileSync(join(folder, name), "utf8"));
  expect(written.length > 1 || base === same, "it is whole");
  JSON.parse(base);
}

async function caches(folder) {
  put(folder, { "export.csv": csvOf(60) });
  const plain = await peernote(folder, [...LINT, "export.csv"]);
  const runs = await Promise.all(EIGHT.map(() => peernote(folder, [...LINT, "--cache", "export.csv"])));
  runs.push(await peernote(folder, [...LINT, "--cache", "export.csv"]));
  for (const { status, stdout } of runs)
    expect(status === plain.status && stdout === plain.stdout, "every report is the one without a cache");
}

async function keys(folder) {
  put(folder, { "export.csv": csvOf(3) });
  const runs = await Promise.all(EIGHT.map(() => peernote(folder, [...LINT, "export.csv"])));
  expect(/"n-[0-9a-f]{16}"/.test(runs[0].stdout), "ids are coded");
  expect(new Set(runs.map(({ stdout }) => stdout)).size === 1, "all have the same key");
}

async function pages(folder) {
  put(folder, Object.fromEntries(EIGHT.map((at) => [`${at}.note`, flagged(at + 1)])));
  const page = (at, file) => peernote(folder, ["report", `${at}.note`, "--today", "2026-03-06", "-o", file]);
  const alone = [];
  for (const at of EIGHT) {
    await page(at, "alone.html");
    alone.push(readFileSync(join(folder, "alone.html"), "utf8"));
  }
  const runs = await Promise.all(EIGHT.map((at) => page(at, "page.html")));
  for (const { status, stderr } of runs)
    expect(
      status === 0 || /is being written by another run, too/.test(stderr),
      `who loses is told (${stderr})`,
    );
  expect(
    alone.includes(readFileSync(join(folder, "page.html"), "utf8")),
    "the page is one of theirs, and whole",
  );
}
