import assert from "node:assert/strict";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  expandRow,
  pane,
  paneRow as row,
  preview,
  quickFix,
  runCommand,
  selected,
  squiggle,
} from "./actions.mjs";
import { noteAbout } from "./notes.mjs";

// A supervisor's folder: two hundred invented notes, put together from a handful of sentences.
const COUNT = 200;
const STORIES = [
  'Ona picked the bench by the pond. She said, "I want to sing again." She was manipulative at desk #.',
  "We walked to the bus and counted the stops. She is noncompliant with her calendar.",
  "We cooked rice and beans. She laughed at the burnt pot and put it in the sink herself.",
  "She asked for the form and filled it in. I told her she needs to call the school.",
];

const nameOf = (number) => `${number % 2 ? "May" : "June"}/note ${number}.note`;

/** What lies in the folder that is opened. */
export const files = {
  ".peernote.json": "{}",
  ...Object.fromEntries(
    Array.from({ length: COUNT }, (_, number) => [
      nameOf(number),
      noteAbout(STORIES[number % STORIES.length].replace("#", number)),
    ]),
  ),
};

const welcome = (page, title, text) => pane(page, title).locator(".welcome-view-content", { hasText: text });
const REVIEW = "Note Review";
const KEPT = "Words Kept";

const activeTab = (page, name) => page.locator(".tab.active", { hasText: name });

/** Takes warnings out of the list, or back in. A list closes when the focus goes elsewhere, and is then asked for again. */
async function chooseWarnings(page) {
  const choice = page.locator(".quick-input-widget .monaco-list-row", { hasText: "Warnings" });
  for (let tries = 1; ; tries++) {
    await runCommand(page, "Peernote: Filter Findings");
    try {
      await choice.locator(".monaco-checkbox, input[type=checkbox]").first().click({ timeout: 10_000 });
      await page.locator(".quick-input-widget .monaco-button", { hasText: "OK" }).click({ timeout: 10_000 });
      return;
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

/** The second half of the extension's own keys. */
async function press(page, key) {
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.press(key);
}

/** What is done, in this order, in one workbench. */
export const steps = {
  "all notes of a folder are listed, though nobody has opened one": async ({ page, shoot }) => {
    await page.locator('.activitybar a.action-label[aria-label^="Notes"]').click();
    await row(page, REVIEW, "note 0.note").waitFor();
    await pane(page, REVIEW).locator(".message", { hasText: "Reading" }).waitFor({ state: "detached" });
    assert.match(await row(page, REVIEW, "note 0.note").innerText(), /June · 1 to look at/);
    await shoot("review");
  },

  "by rule, and back": async ({ page, shoot }) => {
    await runCommand(page, "Peernote: Group Findings by Rule");
    const rule = row(page, REVIEW, "50 in 50 notes");
    await rule.waitFor();
    await shoot("review-by-rule");
    await runCommand(page, "Peernote: Group Findings by Note");
    await rule.waitFor({ state: "detached" });
  },

  "a row opens the note at the words": async ({ page, shoot }) => {
    await expandRow(page, REVIEW, "note 4.note");
    await row(page, REVIEW, '"manipulative"').click();
    await activeTab(page, "note 4.note").waitFor();
    await selected(page, "manipulative").waitFor();
    await shoot("review-opened");
  },

  "a key leads to the next finding in all notes, and back": async ({ page, shoot }) => {
    await press(page, "F8");
    await activeTab(page, "note 8.note").waitFor();
    await page.locator(".monaco-hover:not(.hidden)", { hasText: "manipulative" }).first().waitFor();
    await shoot("review-next");
    await press(page, "Shift+F8");
    await activeTab(page, "note 4.note").waitFor();
  },

  "a report counts all notes in the editor's colors, and leads from a wording to a note": async ({
    page,
    shoot,
  }) => {
    await runCommand(page, "Peernote: Drift Report of All Notes");
    const report = preview(page);
    await report.locator("h1", { hasText: "A look at our notes" }).waitFor();
    assert.match(await report.locator("header").innerText(), /^[^]*200 notes/);
    const [paper, editors] = await Promise.all([
      report.locator("html").evaluate((html) => globalThis.getComputedStyle(html).backgroundColor),
      page
        .locator(".editor-container")
        .first()
        .evaluate((editor) => globalThis.getComputedStyle(editor).backgroundColor),
    ]);
    await shoot("drift-report");
    assert.equal(paper, editors);
    const wording = report.locator("tr", { hasText: "manipulative" });
    await wording.locator("summary", { hasText: "50 places" }).click();
    await shoot("drift-report-places");
    await wording.locator("a", { hasText: "note 12.note" }).click();
    await activeTab(page, "note 12.note").waitFor();
    await selected(page, "manipulative").waitFor();
    await shoot("drift-report-opened");
    await runCommand(page, "View: Close All Editors");
    await row(page, REVIEW, '"manipulative"').first().click();
    // A note that opens late takes the focus, and with it closes any list that is open by then.
    await selected(page, "manipulative").waitFor();
  },

  "what is loud or soft can be chosen": async ({ page, shoot }) => {
    await chooseWarnings(page);
    await welcome(page, REVIEW, "Nothing of what you chose").waitFor();
    await shoot("review-filtered");
    await chooseWarnings(page);
    await row(page, REVIEW, "note 0.note").waitFor();
  },

  "words that are kept are listed with the reason, and shown again": async ({ page, folder, shoot }) => {
    const fix = await quickFix(page, squiggle(page).first(), "Keep: the person's own words");
    await fix.take();
    await row(page, KEPT, "the person's own words").waitFor();
    await row(page, REVIEW, "note 4.note").waitFor({ state: "detached" });
    await shoot("kept");
    const kept = row(page, KEPT, '"manipulative"');
    await kept.hover();
    await kept.locator('.action-label[aria-label^="Show Again"]').click();
    await welcome(page, KEPT, "No words are kept").waitFor();
    await row(page, REVIEW, "note 4.note").waitFor();
    assert.deepEqual(JSON.parse(readFileSync(join(folder, ".peernote/accepted.json"), "utf8")).accepted, []);
  },

  "a note that changes or goes on the disk does so in the list": async ({ page, folder, shoot }) => {
    await runCommand(page, "View: Close All Editors");
    writeFileSync(join(folder, nameOf(0)), noteAbout(STORIES[2]));
    await row(page, REVIEW, "note 0.note").waitFor({ state: "detached" });
    rmSync(join(folder, nameOf(8)));
    await row(page, REVIEW, "note 8.note").waitFor({ state: "detached" });
    // At once, as somebody does it who moves or deletes a folder: editors are told of the folder alone.
    for (const month of ["May", "June"]) renameSync(join(folder, month), `${folder} ${month}`);
    await welcome(page, REVIEW, "There are no notes in this folder").waitFor();
    await shoot("review-no-notes");
    writeFileSync(join(folder, "good.note"), noteAbout(STORIES[2]));
    await welcome(page, REVIEW, "Every note reads well").waitFor();
    await shoot("review-clean");
  },

  "nothing outside of this machine was asked": ({ hosts }) => assert.deepEqual([...hosts], ["127.0.0.1"]),
};
