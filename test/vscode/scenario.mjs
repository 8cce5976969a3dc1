import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  hoverOver,
  line,
  listRow,
  openFile,
  openProblems,
  outputChannel,
  preview,
  problem,
  quickFix,
  runCommand,
  save,
  squiggle,
  standing,
  write,
} from "./actions.mjs";

// Windows line ends and a word outside of ASCII: both must come through a fix unharmed.
const NOTE = [
  "Service Type: Engagement",
  "Date of Service: 03/10/2025",
  "Duration: 50 minutes",
  "Travel Time: 15 minutes",
  "Documentation Time: 10 minutes",
  "Location: Community, the bench outside the library",
  "ICD-10: F40.01",
  "Procedure Code: H0038",
  "",
  'Narrative: Zoë picked the bench. She said, "I want to read outside again." She was manipulative at the desk.',
  "Zoë ran cold when her phone rang. We read the first page out loud and she laughed at the duck.",
  "",
  "Plan: Zoë will bring the book on Monday, March 17, at 10. I will bring the blanket.",
  "",
  "Signature: Bernadette Okafor, CMPSS",
  "Signature Date: 03/10/2025",
  "",
].join("\r\n");

// One fact short of what has to be there before it is signed.
const DRAFT = NOTE.replace("Procedure Code: H0038\r\n", "")
  .replace("She was manipulative at the desk.", "")
  .replace("ran cold", "went quiet")
  .replace(/Signature: [^]*/, "");

const WORDS = {
  category: "clinical-idiom",
  entries: [
    {
      terms: ["ran cold"],
      instead: ["went quiet"],
      unless: ["water ran cold"],
      examples: ["He [[ran cold]] at lunch.", "The water ran cold."],
    },
  ],
};

/** The workbench says which sort of theme it wears by the name of a class. */
const THEMES = {
  "Default Light Modern": "vs",
  "Default Dark Modern": "vs-dark",
  "Default High Contrast": "hc-black",
};

const settings = (rules) => JSON.stringify({ lexicon: ["words.json"], rules }, undefined, 2);

/** What lies in the folder that is opened. */
export const files = {
  "bench.note": NOTE,
  "draft.note": DRAFT,
  "words.json": JSON.stringify(WORDS),
  ".peernote.json": settings({}),
};

/** What is done, in this order, in one workbench. */
export const steps = {
  "a note that is opened shows its findings in the text": async ({ page }) => {
    await openFile(page, "bench.note");
    await squiggle(page).nth(1).waitFor();
  },

  "each finding has a row in the Problems panel, an agency's own words too": async ({ page, shoot }) => {
    await openProblems(page);
    for (const [words, rule] of [
      ["manipulative", "drift/motive"],
      ["ran cold", "drift/clinical-idiom"],
    ]) {
      await problem(page, `"${words}"`).waitFor();
      assert.match(await problem(page, `"${words}"`).innerText(), new RegExp(rule));
    }
    await shoot("problems");
  },

  "resting on the words says why": async ({ page, shoot }) => {
    const hover = await hoverOver(page, squiggle(page).first());
    const text = await hover.innerText();
    assert.match(text, /"manipulative"/);
    assert.match(text, /Say what you saw or heard/);
    assert.match(text, /drift\/motive/);
    await shoot("hover");
  },

  "a quick fix by keyboard puts other words in place and nothing else": async ({ page, folder, shoot }) => {
    const fix = await quickFix(page, squiggle(page).nth(1), "went quiet");
    await shoot("quick-fix");
    await fix.take();
    await line(page, "went quiet").waitFor();
    await problem(page, '"ran cold"').waitFor({ state: "detached" });
    await save(page);
    assert.equal(readFileSync(join(folder, "bench.note"), "utf8"), NOTE.replace("ran cold", "went quiet"));
  },

  "a rule that is switched off in .peernote.json falls silent at once": async ({ page, folder, shoot }) => {
    writeFileSync(join(folder, ".peernote.json"), settings({ "drift/motive": "off" }));
    await problem(page, '"manipulative"').waitFor({ state: "detached" });
    await squiggle(page).waitFor({ state: "detached" });
    await shoot("rule-off");
    writeFileSync(join(folder, ".peernote.json"), settings({}));
    await problem(page, '"manipulative"').waitFor();
  },

  "the server comes back when it dies, and still reads the note": async ({ page, extensions }) => {
    const dead = serverOf(extensions);
    process.kill(dead, "SIGKILL");
    for (let tries = 0; (serverOf(extensions) ?? dead) === dead && tries < 100; tries++) await pause(100);
    await write(page, "went quiet", " It looked manipulative.");
    await squiggle(page).nth(1).waitFor();
  },

  "the log opens by command": async ({ page, shoot }) => {
    await runCommand(page, "Peernote: Show Log");
    await outputChannel(page, "peernote").waitFor({ state: "attached" });
    await shoot("log");
  },

  "a rule's name opens the guide as a page": async ({ page, shoot }) => {
    const hover = await hoverOver(page, squiggle(page).first());
    await hover.locator("a.code-link").click();
    await page.locator(".tab.active", { hasText: "README.md" }).waitFor();
    await preview(page).locator("h2", { hasText: "drift/motive" }).waitFor();
    await shoot("guide");
  },

  "the status bar says what is missing, and its list leads there by keyboard": async ({ page, shoot }) => {
    await openFile(page, "draft.note");
    await standing(page, "1 fact missing").click();
    await listRow(page, "The procedure code is missing").waitFor();
    await listRow(page, "The signature is missing").waitFor();
    await shoot("list");
    await page.keyboard.press("Enter");
    await listRow(page, "The procedure code is missing").waitFor({ state: "hidden" });
  },

  "with the last fact in place the note is ready to sign": async ({ page, shoot }) => {
    const fix = await quickFix(page, line(page, "Service Type"), 'Add "Code: H0038"');
    await fix.take();
    await standing(page, "Ready to sign").waitFor();
    await shoot("ready");
    await save(page);
  },

  "the first steps have pictures in light, dark and high contrast": async ({ page, folder, shoot }) => {
    await runCommand(page, "Welcome: Open Walkthrough");
    await listRow(page, "First Steps with peernote").click();
    const steps = page.locator(".getting-started-step");
    await steps.nth(3).waitFor();
    await page.keyboard.press("Control+KeyB"); // beside the side bar there is no room for the pictures
    mkdirSync(join(folder, ".vscode"));
    for (const [theme, name] of Object.entries(THEMES)) {
      writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify({ "workbench.colorTheme": theme }));
      await page.locator(`.monaco-workbench.${name}`).waitFor();
      await steps.nth(2).click();
      await preview(page).locator("svg title", { hasText: "better words" }).waitFor({ state: "attached" });
      await shoot(`first-steps-${name}`);
    }
  },

  "nothing outside of this machine was asked": ({ hosts }) => assert.deepEqual([...hosts], ["127.0.0.1"]),
};

/** The number of the language server's process, found by the bundle that it runs; undefined where there is none. */
function serverOf(extensions) {
  const pid = readdirSync("/proc").find((name) => {
    const words = /^\d+$/.test(name) ? commandLine(name) : [];
    return words.some((word) => word.startsWith(extensions) && word.endsWith("server.cjs"));
  });
  return pid && Number(pid);
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // it ended in the meantime
  }
}
