import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import {
  complete,
  line,
  listRow,
  pick,
  quickFixHere,
  runCommand,
  save,
  squiggle,
  standing,
} from "./actions.mjs";

// Writing without a mouse: a note from its first line to the signature, and a setting on the way.
const command = resolve(dirname(fileURLToPath(import.meta.url)), "../../dist/cli.cjs");

const STORY =
  "She counted the coins herself. She was manipulative with the driver. She has a hx of missing this bus. " +
  "She is playing the victim again.";

/** What lies in the folder that is opened. */
export const files = { ".peernote.json": "{}\n", "fall/what to bring.txt": "Coins for the bus.\n" };

const MOTIVE_OFF = '{ "rules": { "drift/motive": "off" } }';

/** What is done, in this order, in one workbench. */
export const steps = {
  "a note begun from a template is filled in from question to question": async ({ page }) => {
    await runCommand(page, "Peernote: New Progress Note");
    await (await pick(page, "individual", "Individual service (H0038)")).take();
    await line(page, "Code: H0038").waitFor();
    for (const answer of ["Engagement", undefined, "45 min", "15 min", "10 min"]) {
      if (answer !== undefined) await page.keyboard.type(answer);
      await page.keyboard.press("Tab");
    }
    await (await complete(page, "Outreach site or street")).take();
    await page.keyboard.press("Tab");
    await page.keyboard.type("Z59.82");
    await page.keyboard.press("Tab");
    await page.keyboard.type('"I want to ride the bus alone."');
    await page.keyboard.press("Tab");
    await page.keyboard.insertText(STORY);
    await page.keyboard.press("Tab");
    await page.keyboard.insertText("She will ride to the library on Monday at 10. I will wait at the stop.");
    await standing(page, "2 wordings to look at").waitFor();
  },

  "why words are underlined is read by keyboard": async ({ page, shoot }) => {
    await squiggle(page).nth(1).waitFor();
    await find(page, "manipulative");
    await press(page, "Control+KeyK", "Control+KeyI");
    const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: "Say what you saw or heard" });
    await hover.waitFor();
    await shoot("hover-by-key");
    await press(page, "Control+KeyK", "Control+KeyI"); // into the box, so that a screen reader reads it
    await page.locator(".monaco-hover:focus, .monaco-hover :focus").waitFor();
    await press(page, "Escape", "Escape");
    await hover.waitFor({ state: "detached" });
  },

  "a setting that is changed in the editor holds at once in the open note": async ({ page, shoot }) => {
    await openBeside(page, ".peernote.json");
    await writeAnew(page, MOTIVE_OFF);
    await save(page);
    await squiggle(page).first().waitFor({ state: "detached" });
    await shoot("setting-off");
    await writeAnew(page, "{}");
    await save(page);
    await squiggle(page).nth(1).waitFor();
  },

  "the settings file lists the rules, and says so where a value makes no sense": async ({ page, shoot }) => {
    await writeAnew(page, '{ "rules": { "drift/mo');
    await (await complete(page, "drift/motive")).take();
    await here(page, /"drift\/motive":/).waitFor();
    await press(page, "Escape");
    await writeAnew(page, MOTIVE_OFF.replace("off", "loud"));
    await group(page).locator(".squiggly-warning").waitFor();
    await press(page, "Alt+F8");
    const message = group(page).locator(".marker-widget", { hasText: "Value is not accepted" });
    await message.waitFor();
    assert.match(await message.innerText(), /"error", "warning", "information", "hint", "off"/);
    await shoot("setting-wrong");
    await press(page, "Escape");
    await writeAnew(page, "{}");
    await save(page);
    await press(page, "Control+KeyK", "KeyW"); // closes it: the note is alone again
    await page.locator(".tab", { hasText: ".peernote.json" }).waitFor({ state: "detached" });
  },

  "where only the writer knows, a question is left in the note and typed over": async ({ page, shoot }) => {
    await find(page, "manipulative");
    const ask = await quickFixHere(page, "Ask here instead");
    await shoot("ask");
    await ask.take();
    await line(page, /She\swas\s\[to\sadd:/).waitFor();
    await standing(page, "1 prompt to fill").waitFor();
    await page.keyboard.type("loud");
    await line(page, /She\swas\sloud\swith\sthe\sdriver/).waitFor();
    await standing(page, "1 wording to look at").waitFor();
  },

  "better words keep the sentence": async ({ page }) => {
    await find(page, "hx of");
    await (await quickFixHere(page, "history of")).take();
    await line(page, /history\sof\smissing\sthis\sbus/).waitFor();
  },

  "a fact that is missing is added where the note wants it": async ({ page, shoot }) => {
    await find(page, "Code: H0038");
    await page.keyboard.press("Control+Shift+KeyK"); // deletes the line
    await standing(page, "1 fact missing").waitFor();
    await runCommand(page, "Peernote: Show What Is Open in This Note");
    await listRow(page, "The procedure code is missing").waitFor();
    await page.keyboard.press("Enter");
    await (await quickFixHere(page, "H0038")).take();
    await line(page, /H0038$/).waitFor();
    await standing(page, /^(?!.*missing)/).waitFor();
    await shoot("added");
  },

  "words that stay are kept with a reason, and the command line honors it": async ({ page, folder }) => {
    await page.keyboard.press("Control+KeyS");
    const path = page.locator(".quick-input-widget input[type=text]");
    // Whatever is written before the editor has put its own proposal there is lost.
    await page.waitForFunction(startsWith, [await path.elementHandle(), folder]);
    await path.fill(`${folder}/monday.note`);
    await path.press("Enter");
    await page.locator(".tab.active:not(.dirty)", { hasText: "monday.note" }).waitFor();
    assert.deepEqual(wordings(folder), ["playing the victim"]);
    await find(page, "playing the victim");
    await (await quickFixHere(page, "Keep: another reason")).take();
    await standing(page, "Ready to sign").waitFor();
    assert.deepEqual(wordings(folder), []);
    assert.deepEqual(wordings(folder, "--no-accepted"), ["playing the victim"]);
    assert.ok(readdirSync(join(folder, ".peernote")).includes("accepted.json"));
  },

  "the list leads to the signature and its date, and then the note is signed": async ({ page, shoot }) => {
    await firstStep(page, 16);
    await page.keyboard.type("Bernadette Okafor, CMPSS");
    await line(page, /^Signature:\sBernadette\sOkafor,\sCMPSS$/).waitFor();
    await standing(page, "Ready to sign").waitFor();
    await firstStep(page, 17);
    await press(page, "Delete");
    await (await complete(page, /^\d\d\/\d\d\/\d{4}/)).take();
    await line(page, /^Date\ssigned:\s\d\d\/\d\d\/\d{4}$/).waitFor();
    await standing(page, "Signed").waitFor();
    await shoot("signed");
    await save(page);
  },

  "a note is begun in a folder from the menu of the Explorer": async ({ page, folder, shoot }) => {
    await press(page, "Control+Shift+KeyE", "Home");
    await walkTo(
      page,
      page.locator(".explorer-folders-view .monaco-list-row.focused", { hasText: /^fall$/ }),
    );
    await press(page, "Shift+F10");
    await walkTo(page, page.locator(".monaco-menu .action-item.focused", { hasText: "New Progress Note" }));
    await shoot("folder-menu");
    await press(page, "Enter");
    await (await pick(page, "individual", "Individual service (H0038)")).take();
    await page.locator(".tab.active", { hasText: /^\d{4}-\d\d-\d\d-note\.note/ }).waitFor();
    await line(page, "Code: H0038").waitFor();
    await page.keyboard.type("Engagement");
    await line(page, /^Service\stype:\sEngagement$/).waitFor();
    await save(page);
    const notes = readdirSync(join(folder, "fall")).filter((name) => name.endsWith("-note.note"));
    assert.equal(notes.length, 1);
  },
};

/** The part of the workbench in which somebody writes, where two editors stand side by side. */
const group = (page) => page.locator(".editor-group-container.active");
const here = (page, text) => group(page).locator(".view-line", { hasText: text });

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Opens a file of the folder beside the editor that is open. */
async function openBeside(page, name) {
  await press(page, "Control+KeyP");
  await pick(page, name, name);
  await press(page, "Control+Enter");
  await group(page).locator(".tab.active", { hasText: name }).waitFor();
  await group(page).locator(".monaco-editor.focused .view-line").first().waitFor();
}

/** Puts a line in place of all that stands in the active editor. */
async function writeAnew(page, text) {
  const active = await group(page).elementHandle();
  await press(page, "Control+KeyA", "Delete"); // a brace would be put around what is selected
  await page.waitForFunction(showsOnly, [active, ""]);
  await page.keyboard.insertText(text);
  await page.waitForFunction(showsOnly, [active, text]);
}

/** Editors draw blanks as no-break spaces. */
function showsOnly([group, text]) {
  const lines = [...group.querySelectorAll(".view-line")];
  return lines.length === 1 && lines[0].textContent.replaceAll("\u00a0", " ") === text;
}

const startsWith = ([input, text]) => input.value.startsWith(text);

/** Goes where the list of what is open in the note leads first: to words that stand there selected. */
async function firstStep(page, number) {
  await runCommand(page, "Peernote: Show What Is Open in This Note");
  const row = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: `line ${number}` });
  await row.waitFor();
  await press(page, "Enter");
  const selected = new RegExp(`^Ln ${number}, .*selected`);
  await page.locator(".statusbar-item", { hasText: selected }).waitFor();
}

/** Goes down a list until the focus is where it should be. */
async function walkTo(page, focused) {
  for (let tries = 0; tries < 40 && !(await focused.isVisible()); tries++) await press(page, "ArrowDown");
  await focused.waitFor();
}

/** Selects words in the text by searching for them. */
async function find(page, words) {
  await page.keyboard.press("Control+KeyF");
  const input = page.locator(".editor-widget.find-widget.visible textarea[aria-label='Find']");
  await input.fill(words);
  await input.press("Enter");
  await page.locator(".find-widget.visible .matchesCount", { hasText: / of / }).waitFor();
  await input.press("Escape");
  await page.locator(".find-widget.visible").waitFor({ state: "detached" });
}

/** The words that drift rules mark in the folder's notes, on the command line. */
function wordings(folder, ...options) {
  const out = execFileSync(
    process.execPath,
    [command, "lint", "--format", "json", "--fail-on", "never", ...options],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  return JSON.parse(out).files.flatMap(({ path, findings }) => {
    const text = readFileSync(join(folder, path), "utf8");
    return findings
      .filter(({ rule, severity }) => rule.startsWith("drift/") && severity === "warning")
      .map(({ start, end }) => text.slice(start, end));
  });
}
