import type { Message } from "../messages.ts";
import { changeOf, patternsOf, type Pattern } from "./coaching.ts";
import { documentOf } from "./document.ts";
import type { Examples } from "./examples.ts";
import { foreign, html, type Html } from "./html.ts";
import { ENOUGH, type Overview } from "./overview.ts";
import { footer, paragraph, shares, whenOf, type PageOptions } from "./parts.ts";
import type { Speaker } from "./speaker.ts";
import { ruleTitle } from "./titles.ts";
import { wordingOf } from "./wordings.ts";

export type CoachingOptions = PageOptions & {
  /** Whom the page is for, as they were named. */
  readonly writer: string;
  /** Undefined where the page is to hold no words of notes. */
  readonly examples: Examples | undefined;
};

/** A page to one writer about their own notes: what goes well, what to talk about and how to begin, never a comparison with others. */
export function coachingPage(overview: Overview, options: CoachingOptions): string {
  const { speaker, writer, examples } = options;
  const title = speaker.say({ id: "coach/title" });
  const holds = examples === undefined ? "coach/holds-counts" : "coach/holds-sentences";
  const body = html`<header>
      <h1>${title}</h1>
      <p class="when">
        ${foreign(speaker.say({ id: "coach/for", args: { writer } }))}, ${whenOf(overview, speaker)}
      </p>
      <div class="holds">
        ${paragraph({ id: holds }, speaker)}${paragraph({ id: "coach/purpose" }, speaker)}
      </div>
    </header>
    ${overview.read.notes >= ENOUGH ? told(overview, options) : tooFew(overview, speaker)} ${footer(options)}`;
  return documentOf(title, speaker.language, body);
}

const tooFew = ({ read }: Overview, speaker: Speaker): Html =>
  paragraph(
    read.notes === 0 ? { id: "report/no-notes" } : { id: "report/too-few", args: { enough: ENOUGH } },
    speaker,
  );

function told(overview: Overview, options: CoachingOptions): Html {
  const patterns = patternsOf(overview);
  return html`${goingWell(overview, options.speaker)} ${toTalkAbout(patterns, overview, options)}
  ${sinceLastTime(overview, patterns, options.speaker)}`;
}

/** Only what was seen: what was not may have been there all the same. */
function goingWell({ signals, read }: Overview, speaker: Speaker): Html {
  const seen = signals
    .filter(({ notes }) => notes > 0)
    .map(({ signal, notes }) => ({ label: speaker.say({ id: `signal/${signal}` }), notes }));
  return html`<section>
    <h2>${speaker.say({ id: "report/well" })}</h2>
    ${paragraph({ id: seen.length > 0 ? "coach/well-about" : "coach/nothing-well" }, speaker)}
    ${seen.length > 0 ? shares({ id: "report/seen" }, seen, read.notes, speaker) : undefined}
  </section>`;
}

const ABOUT_PATTERNS = ["coach/patterns-none", "coach/patterns-one", "coach/patterns-two"] as const;

const toTalkAbout = (patterns: readonly Pattern[], overview: Overview, options: CoachingOptions): Html =>
  html`<section>
    <h2>${options.speaker.say({ id: "coach/patterns" })}</h2>
    ${paragraph({ id: ABOUT_PATTERNS[patterns.length]! }, options.speaker)}
    ${patterns.map((pattern) => patternPart(pattern, overview, options))}
  </section>`;

function patternPart(
  { category, count, entries: ids }: Pattern,
  { read }: Overview,
  { speaker, entries, examples }: CoachingOptions,
): Html {
  const times = speaker.count("coach/times", count);
  const notes = speaker.count("report/notes", read.notes);
  const [wording] = ids.flatMap((id) => entries.get(id) ?? []).map(wordingOf);
  const sentences = examples?.get(category) ?? [];
  const heading = (id: Message["id"]): Html => html`<dt>${speaker.say({ id })}</dt>`;
  return html`<h3>${ruleTitle(`drift/${category}`, speaker)}</h3>
    <p class="soft">${speaker.say({ id: "coach/seen-in", args: { times, notes } })}</p>
    <dl class="talk">
      ${heading("coach/question")}
      <dd><strong>${speaker.say({ id: `coach/question-${category}` })}</strong></dd>
      ${heading("coach/item")}
      <dd>${speaker.say({ id: `coach/item-${category}` })}</dd>
      ${
        wording?.better &&
        html`${heading("coach/instead")}
          <dd lang="en">${foreign(wording.before)} → ${foreign(wording.better)}</dd>`
      }
      ${sentences.length > 0 ? html`${heading("coach/examples")}${sentences.map(({ sentence }) => html`<dd lang="en"><q>${foreign(sentence)}</q></dd>`)}` : undefined}
    </dl>`;
}

function sinceLastTime(overview: Overview, patterns: readonly Pattern[], speaker: Speaker): Html {
  const change = changeOf(
    overview,
    patterns.map(({ category }) => category),
  );
  const about = change === undefined ? "coach/change-none" : "coach/change-about";
  return html`<section>
    <h2>${speaker.say({ id: "coach/change" })}</h2>
    ${paragraph({ id: about, args: { enough: ENOUGH } }, speaker)}
    ${
      change &&
      html`<table>
        <thead>
          <tr>
            <th scope="col">${speaker.say({ id: "coach/what" })}</th>
            ${[change.before, change.after].map((from) => html`<th scope="col" class="number">${speaker.period(from, overview.by)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${change.rates.map(
            ({ of, before, after }) =>
              html`<tr>
                <th scope="row">
                  ${of === "all" ? speaker.say({ id: "report/drift-all" }) : ruleTitle(`drift/${of}`, speaker)}
                </th>
                ${[before, after].map((rate) => html`<td class="number">${speaker.decimal(rate)}</td>`)}
              </tr> `,
          )}
        </tbody>
      </table>`
    }
  </section>`;
}
