import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { complete, line, listRow, pick, quickFixHere, runCommand, save, standing } from "./actions.mjs";

// A peer's day without a mouse: a note from its first line to "Ready to sign".
const command = resolve(dirname(fileURLToPath(import.meta.url)), "../../dist/cli.cjs");

const STORY =
  "She counted the coins herself. She was manipulative with the driver. She has a hx of missing this bus. " +
  "She is playing the victim again.";

/** What lies in the folder that is opened. */
export const files = { ".peernote.json": "{}\n" };

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

  "a setting that is changed is obeyed at once": async ({ page }) => {
    await open(page, ".peernote.json");
    await page.keyboard.press("Control+KeyA");
    await page.keyboard.insertText('{ "rules": { "drift/shorthand": "error" } }\n');
    await save(page);
    await open(page, "monday.note");
    await find(page, "history of");
    await page.keyboard.insertText("hx of");
    await standing(page, "1 wording to look at").waitFor();
    await page.keyboard.press("Control+KeyZ");
    await standing(page, "Ready to sign").waitFor();
  },

  "a signed note says so": async ({ page, folder, shoot }) => {
    await find(page, "[to add: your name and credential]");
    await page.keyboard.insertText("Bernadette Okafor, CMPSS");
    await find(page, "[to add: the day you sign]");
    const day = /Date of service: (.*)/.exec(readFileSync(join(folder, "monday.note"), "utf8"))[1];
    await page.keyboard.insertText(day);
    await standing(page, "Signed").waitFor();
    await save(page);
    await shoot("signed");
  },
};

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

async function open(page, name) {
  await page.keyboard.press("Control+KeyP");
  await (await pick(page, name, name)).take();
  await page.locator(".tab.active", { hasText: name }).waitFor();
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
