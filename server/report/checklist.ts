import { SIGNALS, type Category } from "../lexicon/categories.ts";
import type { Message } from "../messages.ts";
import { documentOf } from "./document.ts";
import { html, type Html } from "./html.ts";
import { ENOUGH, type Overview } from "./overview.ts";
import { footer, paragraph, whenOf, type PageOptions } from "./parts.ts";
import type { Speaker } from "./speaker.ts";

/** A question for the meeting, and what the notes show of it; undefined where they can show nothing. */
type Item = { readonly ask: string; readonly seen: string | undefined };

type Checklist = { readonly counted: readonly Item[]; readonly asked: readonly Item[] };

/** Signs of drift that stand in notes. */
const CATEGORIES_ASKED: readonly Category[] = [
  "clinical-idiom",
  "shorthand",
  "label",
  "motive",
  "compliance",
  "advising",
  "assessing",
  "deciding",
];

/** What no note can tell. */
const ASKED = [
  "checklist/ask-together",
  "checklist/ask-story",
  "checklist/ask-meaning",
  "checklist/ask-peers",
  "checklist/ask-heard",
  "checklist/ask-respect",
  "checklist/ask-clinicians",
  "checklist/ask-connections",
  "checklist/ask-advocacy",
  "checklist/ask-tools",
  "checklist/ask-support",
] as const satisfies readonly Message["id"][];

/** A supervisor's checklist as Markdown, with room to write. */
export function checklistMarkdown(overview: Overview, { speaker }: PageOptions): string {
  const { counted, asked } = checklistOf(overview, speaker);
  const say = (id: Message["id"]): string => speaker.say({ id });
  const item = ({ ask, seen }: Item): string =>
    `- [ ] ${ask}\n${seen === undefined ? "" : `  **${seen}**\n`}  ${say("checklist/talked")}\n`;
  return [
    `# ${say("checklist/title")}`,
    whenOf(overview, speaker),
    say("checklist/about"),
    `## ${say("checklist/counted")}`,
    counted.map(item).join("\n"),
    `## ${say("checklist/asked")}`,
    asked.map(item).join("\n"),
    `${speaker.say(SOURCES)}\n`,
  ].join("\n\n");
}

/** The same as a page to be printed. */
export function checklistPage(overview: Overview, options: PageOptions): string {
  const { speaker } = options;
  const { counted, asked } = checklistOf(overview, speaker);
  const title = speaker.say({ id: "checklist/title" });
  const body = html`<header>
      <h1>${title}</h1>
      <p class="when">${whenOf(overview, speaker)}</p>
      <div class="holds">
        ${paragraph({ id: "report/holds-counts" }, speaker)}${paragraph({ id: "checklist/about" }, speaker)}
      </div>
    </header>
    ${part({ id: "checklist/counted" }, counted, speaker)} ${part({ id: "checklist/asked" }, asked, speaker)}
    ${footer(options, SOURCES)}`;
  return documentOf(title, speaker.language, body);
}

const SOURCES: Message = {
  id: "checklist/source",
  args: {
    sources: {
      id: "checklist/both",
      args: { one: { id: "source/drift-checklist" }, two: { id: "source/table-4" } },
    },
  },
};

const part = (heading: Message, items: readonly Item[], speaker: Speaker): Html =>
  html`<section>
    <h2>${speaker.say(heading)}</h2>
    <ul class="items">
      ${items.map(
        ({ ask, seen }) =>
          html`<li>
            ${ask}${seen && html` <strong>${seen}</strong>`}
            <div class="lines">${speaker.say({ id: "checklist/talked" })}</div>
          </li> `,
      )}
    </ul>
  </section>`;

function checklistOf(overview: Overview, speaker: Speaker): Checklist {
  const { read, drift, signals } = overview;
  const notes = speaker.count("report/notes", read.notes);
  const told = (seen: string): string | undefined => {
    if (read.notes === 0) return undefined; // the form as it is, to be filled in by hand
    return read.notes < ENOUGH ? speaker.say({ id: "checklist/too-few" }) : seen;
  };
  const words = CATEGORIES_ASKED.map((category) => {
    const times = speaker.count("coach/times", drift[category]);
    return {
      ask: speaker.say({ id: `coach/item-${category}` }),
      seen: told(speaker.say({ id: "coach/seen-in", args: { times, notes } })),
    };
  });
  const hasSignals = signals.some((one) => one.notes > 0); // results of an earlier version have none
  const good = SIGNALS.map((signal) => {
    const found = signals.find((one) => one.signal === signal)!.notes;
    const part = { part: speaker.number(found), whole: notes };
    return {
      ask: speaker.say({ id: `checklist/word-${signal}` }),
      seen: hasSignals
        ? told(speaker.say({ id: "checklist/seen-in", args: { notes: { id: "report/part", args: part } } }))
        : undefined,
    };
  });
  return {
    counted: [...good, ...words],
    asked: ASKED.map((id) => ({ ask: speaker.say({ id }), seen: undefined })),
  };
}
