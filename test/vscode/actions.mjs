import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a person does in the workbench, by mouse and keyboard. Each waits until the workbench shows the effect. */

const editor = (page) => page.locator(".editor-instance .monaco-editor").first();

export const squiggle = (page) => editor(page).locator(".squiggly-warning");
export const line = (page, text) => editor(page).locator(".view-line", { hasText: text });
/** Selected words in a line that holds them. */
export const selected = (page, text) =>
  line(page, text)
    .locator("xpath=ancestor::*[contains(@class,'overflow-guard')]")
    .locator(".selected-text")
    .first();
export const problem = (page, text) =>
  page.locator(".markers-panel .monaco-list-row", { hasText: text }).first();

export const outputChannel = (page, name) =>
  page.locator(".part.panel select option:checked", { hasText: name }).first();

/** Where the note in the active editor stands, in the status bar. */
export const standing = (page, text) => page.locator(".statusbar-item[id*=peernote]", { hasText: text });

/** A view in the side bar by its title, and one of its rows. */
export const pane = (page, title) =>
  page.locator(".pane", { has: page.locator(`.pane-header[aria-label^="${title}"]`) });
export const paneRow = (page, title, text) =>
  pane(page, title).locator(".monaco-list-row", { hasText: text }).first();

/**
 * Shows what lies below a row. A view that changes just then may take the click for another row or for none, as the editor
 * does with anybody's: so it is given once more while the row stays closed.
 */
export async function expandRow(page, title, text) {
  const closed = paneRow(page, title, text).and(page.locator('[aria-expanded="false"]'));
  const open = paneRow(page, title, text).and(page.locator('[aria-expanded="true"]'));
  for (let clicks = 0; clicks < 5; clicks++) {
    if (!(await open.isVisible())) await closed.click();
    const opened = await open.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
    if (opened) return;
  }
  throw new Error(`a row of "${title}" stays closed after five clicks: ${text}`);
}

/** The page in a Markdown preview: a frame within a frame. */
export const preview = (page) => page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");

/** The workbench says which sort of theme it wears by the name of a class. */
const THEMES = {
  "Default Light Modern": "vs",
  "Default Dark Modern": "vs-dark",
  "Default High Contrast": "hc-black",
};

/** Looks at something in a light, a dark and a high contrast theme; `look` gets the name of the class. */
export async function inEachTheme({ page, folder }, look) {
  mkdirSync(join(folder, ".vscode"), { recursive: true });
  for (const [theme, name] of Object.entries(THEMES)) {
    writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify({ "workbench.colorTheme": theme }));
    await page.locator(`.monaco-workbench.${name}`).waitFor();
    await page.evaluate(colorsAtRest);
    await look(name);
  }
}

/** Runs in the page. A bar fades from the colors of one theme into those of the next: until then it has those of neither. */
async function colorsAtRest() {
  const painted = () => new Promise((done) => globalThis.requestAnimationFrame(done));
  const fading = () =>
    globalThis.document.getAnimations().filter((each) => each instanceof globalThis.CSSTransition);
  await painted(); // a change of colors begins to fade with the next picture
  await painted();
  while (fading().length > 0) {
    await Promise.allSettled(fading().map(({ finished }) => finished));
    await painted();
  }
}

export async function openFile(page, name) {
  const file = page.locator(".explorer-folders-view .monaco-list-row", { hasText: name });
  await file.waitFor();
  await file.dblclick();
  await page.locator(".tab.active", { hasText: name }).waitFor();
  await editor(page).locator(".view-line").first().waitFor();
}

export async function openProblems(page) {
  await page.keyboard.press("Control+Shift+KeyM");
  await page.locator(".markers-panel .monaco-list").waitFor();
}

/** The list that is open over the workbench, and one of its rows. */
export const listRow = (page, text) =>
  page.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();

/** Runs a command from the palette by its title. */
export async function runCommand(page, title) {
  const input = page.locator(".quick-input-widget input[type=text]");
  const row = page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title });
  // Just after start-up the commands of extensions may not be there yet.
  for (let tries = 0; tries < 12 && !(await row.isVisible()); tries++) {
    await page.keyboard.press("F1");
    await input
      .fill(`>${title}`, { timeout: 5000 }) // a view that takes the focus meanwhile closes the palette
      .then(() => row.waitFor({ timeout: 5000 }))
      .catch(() => page.keyboard.press("Escape"));
  }
  await row.waitFor();
  await input.press("Enter");
}

/** Takes a row of the list that a command has opened, by keyboard; `typed` narrows it down. */
export async function pick(page, typed, row) {
  const input = page.locator(".quick-input-widget input[type=text]");
  await input.fill(typed);
  await page.locator(".quick-input-list .monaco-list-row.focused", { hasText: row }).waitFor();
  return { take: () => input.press("Enter") };
}

/** Takes a row of the menu that is open. A menu takes no click in the moment in which it opens: the mouse points, Enter takes. */
export async function takeFromMenu(page, title) {
  await page.locator(".monaco-menu .action-label", { hasText: title }).hover();
  await page.locator(".monaco-menu .action-item.focused", { hasText: title }).waitFor();
  await page.keyboard.press("Enter");
}

export const suggestion = (page, label) =>
  page.locator(".suggest-widget.visible .monaco-list-row", { hasText: label }).first();

/** Opens the list of what may be written at the caret and takes a row of it, by keyboard. */
export async function complete(page, label) {
  const row = suggestion(page, label);
  for (let tries = 0; tries < 6 && !(await row.isVisible()); tries++) {
    await page.keyboard.press("Control+Space");
    await row.waitFor({ timeout: 3000 }).catch(() => {});
  }
  await row.waitFor();
  for (let tries = 0; tries < 20 && !(await isFocused(row)); tries++) await page.keyboard.press("ArrowDown");
  return { take: () => page.keyboard.press("Enter") };
}

/** Rests the mouse on a place in the text and gives the hover that comes up. */
export async function hoverOver(page, place) {
  const { x, y } = await middleOf(place);
  const hover = page.locator(".monaco-hover:not(.hidden) .hover-contents").first();
  // A hover that some late event took away comes back when the mouse moves again.
  for (let tries = 0; tries < 5 && !(await hover.isVisible()); tries++) {
    await page.mouse.move(x + 200, y + 120);
    await page.mouse.move(x, y, { steps: 4 });
    await hover.waitFor({ timeout: 3000 }).catch(() => {});
  }
  await hover.waitFor();
  return page.locator(".monaco-hover:not(.hidden)").first();
}

/** Puts the caret into a place in the text, opens the quick fixes and takes the one with this title, by keyboard. */
export function quickFix(page, place, title) {
  return openQuickFixes(page, title, async () => {
    const { x, y } = await middleOf(place);
    await page.mouse.click(x, y);
  });
}

/** Opens the quick fixes at the caret and takes the one with this title, by keyboard. */
export const quickFixHere = (page, title) => openQuickFixes(page, title, () => {});

/**
 * Just after start-up the first press may be swallowed, and a note that was just opened may still scroll or lose the focus
 * to the list that led to it: then the caret is put there again, as a person would.
 */
async function openQuickFixes(page, title, putCaret) {
  const action = page.locator(".action-widget .monaco-list-row.action", { hasText: title }).first();
  for (let tries = 0; tries < 10 && !(await action.isVisible()); tries++) {
    await putCaret();
    await page.keyboard.press("Control+Period");
    await action.waitFor({ timeout: 5000 }).catch(() => {});
  }
  await action.waitFor();
  for (let tries = 0; tries < 20 && !(await isFocused(action)); tries++)
    await page.keyboard.press("ArrowDown");
  return { take: () => page.keyboard.press("Enter") };
}

/** Writes at the end of the line that holds these words. */
export async function write(page, words, text) {
  await line(page, words).click();
  await page.keyboard.press("End");
  await page.keyboard.type(text);
}

export async function save(page) {
  await page.keyboard.press("Control+KeyS");
  await page.locator(".tab.active:not(.dirty)").waitFor();
}

const isFocused = (row) => row.evaluate((element) => element.classList.contains("focused"));

/** Where the mouse points at a place. The editor draws its lines anew at times: between two pictures there is nothing to point at. */
async function middleOf(place) {
  for (let tries = 0; tries < 10; tries++) {
    await place.waitFor();
    const box = await place.boundingBox();
    if (box) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  throw new Error("there is nothing to point at");
}
