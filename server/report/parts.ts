import type { Entry } from "../lexicon/lexicon.ts";
import type { Message } from "../messages.ts";
import { shareBar } from "./charts.ts";
import { html, type Html } from "./html.ts";
import type { Overview } from "./overview.ts";
import type { Speaker } from "./speaker.ts";

/** What a page needs beside the numbers. */
export type PageOptions = {
  readonly speaker: Speaker;
  /** The day the page is made, YYYY-MM-DD. */
  readonly today: string;
  /** The lexicon's entries by their names: they bring the plain words. */
  readonly entries: ReadonlyMap<string, Entry>;
};

/** "50 notes, January 6 – September 30, 2026" */
export function whenOf({ read, from, to }: Overview, speaker: Speaker): string {
  const notes = speaker.count("report/notes", read.notes);
  if (from === undefined || to === undefined) return notes;
  return `${notes}, ${speaker.span(from, to)}`;
}

/** A table that is a chart, too: a bar for each row, its number beside it. */
export const shares = (
  heading: Message,
  rows: readonly { readonly label: string; readonly notes: number }[],
  whole: number,
  speaker: Speaker,
): Html =>
  html`<table class="bars">
    <thead>
      <tr>
        <th scope="col">${speaker.say(heading)}</th>
        <th scope="col" class="share">
          ${speaker.say({ id: "report/share-of-notes" })}<span class="scale"
            ><span>0</span><span>${speaker.share(1, 2)}</span><span>${speaker.share(1, 1)}</span></span
          >
        </th>
        <th scope="col" class="number">${speaker.say({ id: "report/notes-heading" })}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, notes }) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td class="share">${shareBar(notes / whole)}</td>
            <td class="number">
              ${speaker.share(notes, whole)}
              <span class="soft"
                >${speaker.say({ id: "report/part", args: { part: speaker.number(notes), whole: speaker.number(whole) } })}</span
              >
            </td>
          </tr> `,
      )}
    </tbody>
  </table>`;

/** What every page says in the end: where it comes from. */
export const footer = ({ speaker, today }: PageOptions, source = DRIFT): Html =>
  html`<footer>
    ${paragraph(source, speaker)}
    ${paragraph({ id: "report/made", args: { day: speaker.day(today) } }, speaker)}
  </footer>`;

const DRIFT: Message = { id: "report/source", args: { source: { id: "source/drift-checklist" } } };

export const paragraph = (message: Message, speaker: Speaker): Html => html`<p>${speaker.say(message)}</p>`;
