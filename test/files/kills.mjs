// Kills everything that writes at random moments. Each file must be the old one or the new one, whole; the next run ends the work and
// takes away what is left.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  acceptedIn,
  csvOf,
  DRAFT,
  expect,
  FIXED,
  flagged,
  newFolder,
  openEditor,
  put,
  start,
} from "./peernote.mjs";

const TODAY = ["--today", "2026-03-06"];
const NOTES = Array.from({ length: 60 }, (_, at) => `${at}.note`);
const drafts = (text) => Object.fromEntries(NOTES.map((name) => [name, text]));
const read = (folder, ...names) => names.map((name) => readFileSync(join(folder, name), "utf8"));

/** What writes, the files before, and which files it writes. */
const COMMANDS = {
  "--fix": { before: drafts(DRAFT), args: ["lint", "--fix"], files: NOTES },
  "--write-baseline": {
    before: { "a.note": flagged(20) },
    args: ["lint", "a.note", "--write-baseline", "base.json"],
    old: ["lint", "b.note", "--write-baseline", "base.json"],
    files: ["base.json"],
  },
  "-o": {
    before: { "a.note": flagged(20), "report.json": "old" },
    args: ["lint", "a.note", "--format", "json", "-o", "report.json", "--fresh"],
    files: ["report.json"],
  },
  "report -o": {
    before: { "a.note": flagged(20), "page.html": "old" },
    args: ["report", "a.note", "-o", "page.html"],
    files: ["page.html"],
  },
  "--cache": {
    before: { "export.csv": csvOf(300), "report.ndjson": "old" },
    args: ["lint", "export.csv", "--format", "ndjson", "--cache", "-o", "report.ndjson", "--fresh"],
    files: ["report.ndjson"],
  },
};

/** Kills each writer this often. */
export async function killAll(kills) {
  for (const [name, command] of Object.entries(COMMANDS)) await killCommand(name, command, kills);
  await killEditors(kills);
}

async function killCommand(name, { before, old, args, files }, kills) {
  const folder = newFolder();
  const run = (given) => start(folder, [...given, ...TODAY]);
  const prepare = async () => {
    rmSync(join(folder, ".peernote/cache"), { recursive: true, force: true });
    put(folder, { "b.note": "We laughed.\n", ...before });
    if (old !== undefined) await run(old).ended;
  };
  await prepare();
  const olds = read(folder, ...files);
  const began = performance.now();
  await run(args).ended;
  let takes = performance.now() - began;
  const news = read(folder, ...files);
  expect(
    olds.every((text, at) => text !== news[at]),
    `${name}: an undisturbed run writes`,
  );
  if (name === "--fix")
    expect(
      news.every((text) => text === FIXED),
      "and what it should",
    );
  let killed = 0;
  let leftovers = 0;
  for (let tries = 0; killed < kills; tries++) {
    expect(tries < 10 * kills, `${name}: runs can be killed`);
    await prepare();
    const { child, ended } = run(args);
    await pause((0.2 + 0.7 * Math.random()) * takes); // before that it only starts
    child.kill("SIGKILL");
    if ((await ended).status === null) killed++;
    else takes *= 0.9; // it was done already
    read(folder, ...files).forEach((text, at) =>
      expect(text === olds[at] || text === news[at], `${name}: ${files[at]} is the old one or the new one`),
    );
    if (temporary(folder).length > 0) leftovers++;
  }
  if (old !== undefined) await run(old).ended;
  await run(args).ended; // over what the last kill has left
  read(folder, ...files).forEach((text, at) =>
    expect(text === news[at], `${name}: the next run ends the work`),
  );
  expect(temporary(folder).length === 0, `${name}: and leaves nothing (${temporary(folder)})`);
  rmSync(folder, { recursive: true });
  console.log(`${name}: ${killed} runs killed, ${leftovers} left something; every file whole.`);
}

/** Editors that are killed while they write down acceptances: none is lost that was said to be written. */
async function killEditors(kills) {
  const folder = newFolder();
  const text = flagged(8);
  let leftovers = 0;
  for (let kill = 0; kill < Math.ceil(kills / 3); kill++) {
    rmSync(join(folder, ".peernote"), { recursive: true, force: true });
    put(folder, { "a.note": text });
    const editor = await openEditor(folder, "a.note", text);
    const commands = [];
    for (let line = 0; line < 16; line += 2)
      commands.push((await editor.commands(line, "peernote.accept"))[0]);
    let written = 0;
    for (const command of commands)
      void editor.run(command).then(
        () => written++,
        () => undefined,
      );
    await pause(Math.random() * 60);
    editor.server.kill("SIGKILL");
    await editor.ended;
    const is = written === 0 ? maybe(() => acceptedIn(folder)) : acceptedIn(folder);
    expect(is.length >= written, `what is said to be written down is (${is.length} of ${written})`);
    if (temporary(folder).length > 0) leftovers++;
    const next = await openEditor(folder, "a.note", text);
    await next.run(
      (await next.commands(0, "peernote.accept"))[0] ??
        (await next.commands(14, "peernote.accept"))[0] ??
        commands[0],
    );
    await next.stop();
    expect(acceptedIn(folder).length >= is.length, "the next one loses none of them");
    // A lock is empty, and whoever needs it next takes it over.
    const left = temporary(folder).filter((name) => !name.endsWith(".lock"));
    expect(left.length === 0, `and leaves nothing (${left})`);
  }
  rmSync(folder, { recursive: true });
  console.log(`editors: ${Math.ceil(kills / 3)} killed, ${leftovers} left something; no acceptance lost.`);
}

const maybe = (work) => {
  try {
    return work();
  } catch (error) {
    if (error.code !== "ENOENT") throw error; // half a file is none
    return [];
  }
};

const temporary = (folder) =>
  readdirSync(folder, { recursive: true }).filter((name) => /\.(tmp|lock|part|checkpoint\.json)$/.test(name));
