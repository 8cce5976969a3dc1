import type { Category } from "../lexicon/categories.ts";
import type { Message } from "../messages.ts";
import { documentOf } from "./document.ts";
import { driftOverTime } from "./drift-over-time.ts";
import { foreign, html, type Html } from "./html.ts";
import { ENOUGH, type Overview } from "./overview.ts";
import { footer, paragraph, shares, whenOf, type PageOptions } from "./parts.ts";
import type { Speaker } from "./speaker.ts";
import { ruleTitle } from "./titles.ts";
import { wordingOf } from "./wordings.ts";

/** A way to a place in a note. */
export type Link = { readonly href: string; readonly text: string };

export type ProgramPageOptions = PageOptions & {
  /** Where a wording stands, in an editor that can go there. A page that is handed around has no links: names of files may tell too much. */
  readonly linksTo?: (entry: string, category: Category) => readonly Link[];
};

/** The page about all notes of a program, as one HTML text. What is going well comes first; it ranks nobody and names nobody. */
export function programPage(overview: Overview, options: ProgramPageOptions): string {
  const { speaker } = options;
  const { read } = overview;
  const title = speaker.say({ id: "report/title" });
  const when = whenOf(overview, speaker);
  const body = html`<header>
      <h1>${title}</h1>
      <p class="when">${when}</p>
      <div class="holds">
        <p>${speaker.say({ id: options.linksTo ? "report/holds-links" : "report/holds-counts" })}</p>
        <p>${speaker.say({ id: "report/purpose" })}</p>
        ${isByOneWriter(overview) ? paragraph({ id: "report/one-writer" }, speaker) : undefined}
      </div>
    </header>
    ${read.notes >= ENOUGH ? told(overview, options) : tooFew(read.notes, speaker)}
    ${whatWasRead(overview, speaker)} ${footer(options)}`;
  return documentOf(`${title}: ${when}`, speaker.language, body);
}

const isByOneWriter = ({ read }: Overview): boolean =>
  read.notes >= ENOUGH && read.writers === 1 && read.unsigned === 0;

const tooFew = (notes: number, speaker: Speaker): Html =>
  paragraph(
    notes === 0 ? { id: "report/no-notes" } : { id: "report/too-few", args: { enough: ENOUGH } },
    speaker,
  );

const told = (overview: Overview, options: ProgramPageOptions): Html =>
  html`${goingWell(overview, options)} ${driftOverTime(overview, options.speaker)}
  ${wordings(overview, options)} ${missingFacts(overview, options)}`;

function goingWell({ signals, read }: Overview, { speaker }: PageOptions): Html {
  const rows = signals.map(({ signal, notes }) => ({
    label: speaker.say({ id: `signal/${signal}` }),
    notes,
  }));
  const any = signals.some(({ notes }) => notes > 0);
  return html`<section>
    <h2>${speaker.say({ id: "report/well" })}</h2>
    ${paragraph({ id: any ? "report/well-about" : "report/nothing-well" }, speaker)}
    ${any ? shares({ id: "report/seen" }, rows, read.notes, speaker) : undefined}
  </section>`;
}

function missingFacts({ missing, read }: Overview, { speaker }: PageOptions): Html {
  const rows = missing.map(({ rule, notes }) => ({ label: ruleTitle(rule, speaker), notes }));
  return html`<section>
    <h2>${speaker.say({ id: "report/missing" })}</h2>
    ${paragraph({ id: rows.length > 0 ? "report/missing-about" : "report/missing-none" }, speaker)}
    ${rows.length > 0 ? shares({ id: "report/fact" }, rows, read.notes, speaker) : undefined}
  </section>`;
}

function wordings({ wordings }: Overview, options: ProgramPageOptions): Html | undefined {
  const { speaker } = options;
  if (wordings.length === 0) return undefined;
  const headings = ["report/wording", "report/kind", "report/times", "report/plain"] as const;
  return html`<section>
    <h2>${speaker.say({ id: "report/wordings" })}</h2>
    ${paragraph({ id: "report/wordings-about" }, speaker)}
    <div class="wide" role="region" tabindex="0" aria-label="${speaker.say({ id: "report/wordings" })}">
      <table>
        <thead>
          <tr>
            ${headings.map((id) => html`<th scope="col" ${id === "report/times" ? html` class="number"` : undefined}>${speaker.say({ id })}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${wordings.slice(0, MOST_WORDINGS).map((one) => wordingRow(one, options))}
        </tbody>
      </table>
    </div>
  </section>`;
}

const MOST_WORDINGS = 12;

function wordingRow(
  { entry: id, category, count }: Overview["wordings"][number],
  { entries, speaker, linksTo }: ProgramPageOptions,
): Html {
  const entry = entries.get(id);
  const { before, better } = entry ? wordingOf(entry) : { before: id, better: undefined };
  return html`<tr><th scope="row">${english(before)}${linksTo && places(linksTo(id, category), speaker)}</th><td>${ruleTitle(`drift/${category}`, speaker)}</td><td class="number">${speaker.number(count)}</td><td${better && html` lang="en"`}>${better ?? speaker.say({ id: "report/agency-words" })}</td></tr>
`;
}

const english = (words: string): Html => html`<span lang="en">${foreign(words)}</span>`;

function places(links: readonly Link[], speaker: Speaker): Html {
  const shown = links.slice(0, MOST_LINKS);
  const more = links.length - shown.length;
  return html`<details class="places">
    <summary>${speaker.count("report/places", links.length)}</summary>
    <ul>
      ${shown.map(({ href, text }) => html`<li><a href="${href}">${foreign(text)}</a></li> `)}
      ${more > 0 ? html`<li>${speaker.count("report/more-places", more)}</li>` : undefined}
    </ul>
  </details>`;
}

const MOST_LINKS = 50;

function whatWasRead({ read, incomplete }: Overview, speaker: Speaker): Html {
  const shown = READ.filter(([name]) => read[name] > 0 || name === "notes" || name === "words");
  return html`<section>
    <h2>${speaker.say({ id: "report/read" })}</h2>
    <dl>
      ${shown.map(
        ([name, id]) =>
          html`<dt>${speaker.number(read[name])}</dt>
            <dd>${speaker.count(id, read[name])}</dd> `,
      )}
    </dl>
    ${incomplete ? paragraph({ id: "report/incomplete" }, speaker) : undefined}
  </section>`;
}

const READ = [
  ["notes", "report/read-notes"],
  ["words", "report/read-words"],
  ["writers", "report/read-writers"],
  ["unsigned", "report/read-unsigned"],
  ["undated", "report/read-undated"],
  ["future", "report/read-future"],
  ["old", "report/read-old"],
  ["unknown", "report/read-unknown"],
] as const satisfies readonly (readonly [keyof Overview["read"], Message["id"]])[];
