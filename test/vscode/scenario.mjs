import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  complete,
  hoverOver,
  line,
  openFile,
  openProblems,
  outputChannel,
  pick,
  preview,
  problem,
  quickFix,
  runCommand,
  save,
  squiggle,
  suggestion,
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

const settings = (rules) => JSON.stringify({ lexicon: ["words.json"], rules }, undefined, 2);

/** What lies in the folder that is opened. */
export const files = {
  "bench.note": NOTE,
  "words.json": JSON.stringify(WORDS),
  ".peernote.json": settings({}),
  "templates/House form.txt": "Place: [to add: where]\nPrice: $5\n",
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

  "a note is begun from a template, Tab walks through it, and lists help to fill it in": async ({
    page,
    shoot,
  }) => {
    await runCommand(page, "Peernote: New Progress Note");
    const template = await pick(page, "individual", "Individual service (H0038)");
    await shoot("templates");
    await template.take();
    await line(page, "Code: H0038").waitFor();
    await shoot("new-note");
    await page.keyboard.type("Engagement");
    await line(page, /^Service\stype:\sEngagement$/).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    for (const minutes of ["45 min", "15 min", "10 min"]) {
      await page.keyboard.type(minutes);
      await page.keyboard.press("Tab");
    }
    await line(page, /^Documentation\stime:\s10\smin$/).waitFor();
    const place = await complete(page, "Outreach site or street");
    await shoot("places");
    await place.take();
    await line(page, /^Location:\sOutreach\ssite\sor\sstreet$/).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("evict");
    const code = await complete(page, "Z59.811");
    await shoot("codes");
    await code.take();
    await line(page, /^ICD-10:\sZ59\.811$/).waitFor();
  },

  "a note that is begun in a folder is saved there under a name without a person's": async ({
    page,
    folder,
    shoot,
  }) => {
    await page.locator(".explorer-folders-view").click({ button: "right", position: { x: 100, y: 200 } });
    await page.locator(".monaco-menu .action-label", { hasText: "New Progress Note" }).click();
    const template = await pick(page, "house", "House form");
    await shoot("agency-templates");
    await template.take();
    await line(page, /^Place:/).waitFor();
    await page.keyboard.type("Library");
    await page.keyboard.press("Tab");
    // A list that comes up by itself takes nothing: Enter ends the line, Tab goes into the list.
    await page.keyboard.type("Duration:");
    await suggestion(page, "60 min").waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Location:");
    await suggestion(page, "Office").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await line(page, /^Location:\sOffice$/).waitFor();
    await save(page);
    const [name, ...others] = readdirSync(folder).filter((entry) => /^\d{4}-\d\d-\d\d-note/.test(entry));
    assert.deepEqual(others, []);
    assert.equal(
      readFileSync(join(folder, name), "utf8"),
      "Place: Library\nPrice: $5\nDuration:\nLocation: Office",
    );
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
