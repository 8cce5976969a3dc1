import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  complete,
  hoverOver,
  inEachTheme,
  line,
  listRow,
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
  takeFromMenu,
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

const settings = (rules, more = {}) =>
  JSON.stringify({ lexicon: ["words.json"], rules, ...more }, undefined, 2);

/** What lies in the folder that is opened. */
export const files = {
  "bench.note": NOTE,
  "draft.note": DRAFT,
  "words.json": JSON.stringify(WORDS),
  ".peernote.json": settings({}),
  "templates/House form.txt": "Place: [to add: where]\nPrice: $5\n",
};

/** A step that makes sense in one of the hosts alone: see `withWorkbench`. */
const onlyIn = (host, step) => Object.assign(step, { host });

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

  "with Spanish chosen in .peernote.json the findings are told in Spanish at once": async ({
    page,
    folder,
    shoot,
  }) => {
    writeFileSync(join(folder, ".peernote.json"), settings({}, { language: "es" }));
    await problem(page, "dice por qué alguien actuó así").waitFor();
    const hover = await hoverOver(page, squiggle(page).first());
    assert.match(await hover.innerText(), /Un motivo en lugar de lo que se vio/);
    await shoot("spanish");
    writeFileSync(join(folder, ".peernote.json"), settings({}));
    await problem(page, "says why someone acted").waitFor();
  },

  "one server runs, and the host says where": async (workbench) => {
    const servers = await serversOf(workbench);
    assert.deepEqual(
      servers.map(({ kind }) => kind),
      [workbench.host === "web" ? "worker" : "process"],
    );
  },

  "the server comes back when it dies, and still reads the note": onlyIn("node", async (workbench) => {
    const [dead] = await serversOf(workbench);
    process.kill(dead.id, "SIGKILL");
    await another(workbench, dead);
    await write(workbench.page, "went quiet", " It looked manipulative.");
    await squiggle(workbench.page).nth(1).waitFor();
  }),

  "a command puts another server in place of one that hangs": onlyIn("node", async (workbench) => {
    const [hanging] = await serversOf(workbench);
    process.kill(hanging.id, "SIGSTOP");
    await runCommand(workbench.page, "Peernote: Restart Language Server");
    await another(workbench, hanging);
    await write(workbench.page, "went quiet", " It felt manipulative.");
    await squiggle(workbench.page).nth(2).waitFor();
  }),

  "a command puts another server in place of the one that runs": async (workbench) => {
    const { page } = workbench;
    const [old] = await serversOf(workbench);
    const before = await squiggle(page).count();
    await runCommand(page, "Peernote: Restart Language Server");
    await another(workbench, old);
    await write(page, "went quiet", " It seemed manipulative.");
    await squiggle(page).nth(before).waitFor();
  },

  "words that are kept with a reason are shown no more": async ({ page, folder, shoot }) => {
    const before = await squiggle(page).count();
    const fix = await quickFix(page, squiggle(page).first(), "Keep: the person's own words");
    await shoot("keep");
    await fix.take();
    await squiggle(page)
      .nth(before - 1)
      .waitFor({ state: "detached" });
    const { accepted } = JSON.parse(readFileSync(join(folder, ".peernote/accepted.json"), "utf8"));
    assert.deepEqual(
      accepted.map(({ rule, reason }) => [rule, reason]),
      [["drift/motive", "own-words"]],
    );
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
    await takeFromMenu(page, "New Progress Note");
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
    await inEachTheme({ page, folder }, async (theme) => {
      await steps.nth(2).click();
      await preview(page).locator("svg title", { hasText: "better words" }).waitFor({ state: "attached" });
      await shoot(`first-steps-${theme}`);
    });
  },

  "nothing outside of this machine was asked": ({ hosts }) => assert.deepEqual([...hosts], ["127.0.0.1"]),
};

/** Every running server: processes by their number, found by the bundle that they run, and workers by their name. */
async function serversOf({ page, extensions }) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets");
  await session.detach();
  const workers = targetInfos.filter(({ type, title }) => type === "worker" && /\bpeernote$/.test(title));
  const processes = readdirSync("/proc").filter(
    (name) =>
      /^\d+$/.test(name) &&
      commandLine(name).some((word) => word.startsWith(extensions) && word.endsWith("server.cjs")),
  );
  return [
    ...processes.map((id) => ({ kind: "process", id: Number(id) })),
    ...workers.map(({ targetId }) => ({ kind: "worker", id: targetId })),
  ];
}

/** Waits until one server runs, and it is not the old one. */
async function another(workbench, old) {
  for (let tries = 0; tries < 300; tries++) {
    const servers = await serversOf(workbench);
    if (servers.length === 1 && servers[0].id !== old.id) return;
    await pause(100);
  }
  throw new Error("no other server has taken its place");
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // it ended in the meantime
  }
}
