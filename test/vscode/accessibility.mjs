import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  expandRow,
  hoverOver,
  inEachTheme,
  line,
  listRow,
  pane,
  paneRow,
  pick,
  preview,
  quickFix,
  runCommand,
  selected,
  squiggle,
  standing,
} from "./actions.mjs";
import { assertAccessible } from "./axe.mjs";
import { noteAbout } from "./notes.mjs";

// What is heard and seen without a mouse or good eyes: axe goes through all that the extension shows, and each part has a
// name that says what it is. The markup is VS Code's. What breaks a rule in every one of its views is left out by name.
const BENCH = '"I want to sing again," Ona said. She was manipulative at the desk. She has a hx of singing.';
const BUS = "We walked to the bus and counted the stops. She is noncompliant with her calendar.";
const GOOD = "We cooked rice and beans. She laughed at the burnt pot and put it in the sink herself.";

/** What lies in the folder that is opened. */
export const files = {
  ".peernote.json": "{}",
  "May/bench.note": noteAbout(BENCH, ""),
  "May/bus.note": noteAbout(BUS),
};

const REVIEW = "Note Review";
const KEPT = "Words Kept";

/** A pane's header is a button, and the buttons of its toolbar lie in it. */
const IN_PANES = { rules: ["nested-interactive"] };

/**
 * Rows of a list are options with a level; a list of checkboxes is called a list box; and a row keeps an empty place with the
 * name of a key for the rows of other lists. The second line of a row is too pale in the light theme.
 */
const IN_LISTS = {
  rules: ["aria-allowed-attr", "aria-prohibited-attr", "aria-required-children", "nested-interactive"],
  parts: [".quick-input-list-label-meta"],
};

/** Behind a message VS Code names its source, in a paler color. */
const IN_HOVERS = { parts: [".marker"] };

/** The list of quick fixes holds its heading, which counts as a row. */
const IN_FIXES = { rules: ["aria-allowed-attr", "aria-required-children"] };

/** A step is a button that can be checked off, and its own buttons lie in it. */
const IN_STEPS = { rules: ["aria-allowed-attr", "nested-interactive"] };

const quickList = (page) => page.locator(".quick-input-widget:not(.hidden)");

/** Waits until a view has these rows, by their names, and no other. */
async function waitForRows(page, title, names) {
  const rows = pane(page, title).getByRole("treeitem");
  for (const name of names) await rows.and(page.getByRole("treeitem", { name })).first().waitFor();
  await rows.nth(names.length).waitFor({ state: "detached" });
}

async function chooseSeverities(page, names) {
  await runCommand(page, "Peernote: Filter Findings");
  for (const name of names) {
    await listRow(page, name).locator(".monaco-checkbox, input[type=checkbox]").first().click();
  }
}

/** What is done, in this order, in one workbench. */
export const steps = {
  "the views of all notes can be read by ear, and by eye in every theme": async ({ page, folder, shoot }) => {
    await page.locator('.activitybar a.action-label[aria-label^="Notes"]').click();
    await paneRow(page, REVIEW, "bench.note").waitFor();
    await assertAccessible(pane(page, KEPT), IN_PANES);
    await expandRow(page, REVIEW, "bus.note");
    await paneRow(page, REVIEW, '"noncompliant"').click();
    await selected(page, "noncompliant").waitFor();
    await (await quickFix(page, squiggle(page), "Keep: the person's own words")).take();
    await expandRow(page, REVIEW, "bench.note");
    await waitForRows(page, REVIEW, [
      /^bench\.note, 3 to look at, May$/,
      /^Error, line 8: The procedure code is missing/,
      /^Warning, line 10: "manipulative" says why/,
      /^Information, line 10: "hx of" is clinical shorthand/,
    ]);
    await waitForRows(page, KEPT, [
      /^bus\.note, 1 kept, May$/,
      /^"noncompliant", the person's own words, .*\. Compliance wording$/,
    ]);
    await inEachTheme({ page, folder }, async (theme) => {
      await shoot(`review-${theme}`);
      for (const title of [REVIEW, KEPT]) await assertAccessible(pane(page, title), IN_PANES);
    });
  },

  "the buttons above and in the views have names": async ({ page }) => {
    const button = (title, name) => pane(page, title).getByRole("button", { name, exact: true });
    for (const name of ["Group Findings by Rule", "Filter Findings", "Read All Notes Again"])
      assert.equal(await button(REVIEW, name).count(), 1, name);
    await paneRow(page, KEPT, '"noncompliant"').hover();
    await button(KEPT, "Show Again").waitFor();
  },

  "by rule, and with choices that no note needs any more, too": async ({ page, folder }) => {
    await runCommand(page, "Peernote: Group Findings by Rule");
    writeFileSync(join(folder, "May/bus.note"), noteAbout(GOOD));
    await waitForRows(page, KEPT, [/^No note needs these any more\. The words that were kept/]);
    await waitForRows(page, REVIEW, [
      /^Motive instead of what was seen, 1 in 1 note$/,
      /^Clinical shorthand, 1 in 1 note$/,
      /^Procedure code, 1 in 1 note$/,
    ]);
    await expandRow(page, KEPT, "No note needs");
    await paneRow(page, KEPT, "Compliance wording").hover();
    await pane(page, KEPT).getByRole("button", { name: "Remove", exact: true }).waitFor();
    for (const title of [REVIEW, KEPT]) await assertAccessible(pane(page, title), IN_PANES);
  },

  "the status bar says in words where a note stands, and its list has a name": async ({ page, folder }) => {
    await expandRow(page, REVIEW, "Procedure code");
    await expandRow(page, REVIEW, "bench.note");
    await paneRow(page, REVIEW, "The procedure code is missing").dblclick();
    const item = standing(page, "1 fact missing");
    await item
      .getByRole("button", {
        name: /^Note: Signed, 1 fact missing, 1 wording to look at\. Opens the list\.$/,
      })
      .waitFor();
    await item.click();
    const list = page.getByRole("listbox", {
      name: /^Choose a line to go to its place - Signed, 1 fact missing/,
    });
    await list.getByRole("option", { name: /^The procedure code is missing.*, line 8/ }).waitFor();
    await inEachTheme({ page, folder }, async () => {
      await assertAccessible(item);
      await assertAccessible(quickList(page), IN_LISTS);
    });
    await page.keyboard.press("Escape");
  },

  "so have the kinds of notes to begin with": async ({ page, folder }) => {
    await runCommand(page, "Peernote: New Progress Note");
    await pick(page, "", "Individual service (H0038)");
    await quickList(page)
      .getByRole("option", { name: /^Individual service \(H0038\), \w+/ })
      .waitFor();
    await inEachTheme({ page, folder }, () => assertAccessible(quickList(page), IN_LISTS));
    await page.keyboard.press("Escape");
  },

  "and what is loud or soft; what is said when nothing is left to see can be read": async ({
    page,
    folder,
  }) => {
    await chooseSeverities(page, ["Errors", "Warnings", "Information"]);
    await quickList(page)
      .getByRole("checkbox", { name: "Hints", exact: true, checked: true })
      .first()
      .waitFor();
    await assertAccessible(quickList(page), IN_LISTS);
    await quickList(page).getByRole("button", { name: "OK" }).click();
    const choose = pane(page, REVIEW).getByRole("button", { name: "Choose What to See" });
    await choose.waitFor();
    await inEachTheme({ page, folder }, () => assertAccessible(pane(page, REVIEW), IN_PANES));
    await chooseSeverities(page, ["Errors", "Warnings", "Information"]);
    await quickList(page).getByRole("button", { name: "OK" }).click();
    await choose.waitFor({ state: "detached" });
  },

  "the box that says why, and the list of better words": async ({ page, folder, shoot }) => {
    await line(page, "Narrative").waitFor();
    await inEachTheme({ page, folder }, async (theme) => {
      const hover = await hoverOver(page, squiggle(page));
      await shoot(`hover-${theme}`);
      await assertAccessible(hover, IN_HOVERS);
      await quickFix(page, squiggle(page), "Keep: a name");
      await shoot(`quick-fix-${theme}`);
      await assertAccessible(page.locator(".action-widget").first(), IN_FIXES);
      await page.keyboard.press("Escape");
    });
  },

  "with nothing to look at, and without notes": async ({ page, folder }) => {
    await runCommand(page, "View: Close All Editors");
    const welcome = (text) => pane(page, REVIEW).locator(".welcome-view-content", { hasText: text });
    writeFileSync(join(folder, "May/bench.note"), noteAbout(GOOD));
    await welcome("Every note reads well").waitFor();
    await assertAccessible(pane(page, REVIEW), IN_PANES);
    for (const name of ["bench", "bus"]) rmSync(join(folder, `May/${name}.note`));
    await welcome("There are no notes in this folder").waitFor();
    await assertAccessible(pane(page, REVIEW), IN_PANES);
  },

  "the first steps": async ({ page, folder }) => {
    await runCommand(page, "Welcome: Open Walkthrough");
    await listRow(page, "First Steps with peernote").click();
    await page.keyboard.press("Control+KeyB");
    const step = (name) => page.getByRole("button", { name });
    await inEachTheme({ page, folder }, async () => {
      for (const [name, picture] of [
        [/Begin a note/, /^A note with labels/],
        [/See why words are underlined/, /one word is underlined/],
        [/Take better words, or keep yours/, /a list of better words/],
        [/Know when it is ready to sign/, /ready to sign/],
      ]) {
        await step(name).click();
        await preview(page).getByRole("img", { name: picture }).waitFor();
        await assertAccessible(page.locator(".getting-started-step.expanded"), IN_STEPS);
      }
    });
  },
};
