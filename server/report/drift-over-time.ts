import { CATEGORIES, type Category } from "../lexicon/categories.ts";
import { lineChart } from "./charts.ts";
import type { Counts } from "./gather.ts";
import { html, type Html } from "./html.ts";
import { driftOf, ENOUGH, per1000, type Overview } from "./overview.ts";
import type { Speaker } from "./speaker.ts";
import { ruleTitle } from "./titles.ts";

/** How drift goes over time: a small chart for all of it and for each category that was met with, and the table behind them. */
export function driftOverTime(overview: Overview, speaker: Speaker): Html {
  const found = CATEGORIES.filter((category) => overview.drift[category] > 0);
  const clean = CATEGORIES.filter((category) => overview.drift[category] === 0);
  const titles = clean.map((category) => ruleTitle(`drift/${category}`, speaker)).join(", ");
  return html`<section>
    <h2>${speaker.say({ id: "report/drift" })}</h2>
    <p>${speaker.say({ id: "report/drift-about" })}</p>
    ${
      found.length === 0
        ? html`<p>${speaker.say({ id: "report/drift-none" })}</p>`
        : html`${charts(overview, found, speaker)}
          ${clean.length > 0 ? html`<p>${speaker.say({ id: "report/drift-not-in", args: { categories: titles } })}</p>` : undefined}`
    }
  </section>`;
}

/** A line in a chart, and a column of the table. */
type Series = { readonly title: string; readonly valueOf: (counts: Counts) => number | undefined };

function charts(overview: Overview, found: readonly Category[], speaker: Speaker): Html {
  const all: Series = {
    title: speaker.say({ id: "report/drift-all" }),
    valueOf: (counts) => per1000(driftOf(counts), counts),
  };
  const each = found.map((category): Series => ({
    title: ruleTitle(`drift/${category}`, speaker),
    valueOf: (counts) => per1000(counts.drift[category], counts),
  }));
  const series = found.length > 1 ? [all, ...each] : each;
  const periods = overview.periods.slice(-MOST_SHOWN);
  const highestOf = (some: readonly Series[]): number =>
    Math.max(...some.flatMap(({ valueOf }) => periods.map((period) => valueOf(period) ?? 0)));
  const frameOf = (one: Series): Frame => ({
    periods,
    by: overview.by,
    highest: highestOf(one === all ? [all] : each),
  });
  const hasGap = periods.some(({ notes }) => notes < ENOUGH);
  return html`${
    periods.length === 0
      ? html`<p>${speaker.say({ id: "report/drift-undated" })}</p>`
      : html`<div class="panels">${series.map((one) => panel(one, frameOf(one), speaker))}</div>
          ${hasGap ? html`<p class="soft">${speaker.say({ id: `report/gap-${overview.by}`, args: { enough: ENOUGH } })}</p>` : undefined}`
  }
  ${table(series, periods, overview, speaker)}`;
}

/** More than these no line shows well, and no sheet of paper. */
const MOST_SHOWN = 24;

/** What a chart is drawn in: categories share one scale, so that they can be compared. */
type Frame = Pick<Overview, "periods" | "by"> & { readonly highest: number };

function panel({ title, valueOf }: Series, { periods, by, highest }: Frame, speaker: Speaker): Html {
  const points = periods.map((period) => ({
    label: speaker.period(period.from, by),
    value: valueOf(period),
  }));
  const spoken = points.flatMap(({ label: period, value }) =>
    value === undefined
      ? []
      : [speaker.say({ id: `report/in-${by}`, args: { value: speaker.decimal(value), period } })],
  );
  const values = spoken.length > 0 ? spoken.join(", ") : speaker.say({ id: "report/chart-empty" });
  const name = speaker.say({ id: "report/chart", args: { what: title, values } });
  return html`<figure>
    <figcaption>${title}<span>${speaker.say({ id: "report/unit" })}</span></figcaption>
    ${lineChart({ name, points, highest, format: speaker.decimal })}
  </figure> `;
}

const table = (
  series: readonly Series[],
  periods: Overview["periods"],
  { by, read, drift }: Overview,
  speaker: Speaker,
): Html =>
  html`<details>
    <summary>${speaker.say({ id: "report/table" })}</summary>
    <div class="wide" role="region" tabindex="0" aria-label="${speaker.say({ id: "report/table" })}">
      <table class="numbers">
        <caption>
          ${speaker.say({ id: "report/table-about" })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${speaker.say({ id: `report/${by}` })}</th>
            ${[
              speaker.say({ id: "report/notes-heading" }),
              speaker.say({ id: "report/words-heading" }),
              ...series.map(({ title }) => title),
            ].map((heading) => html`<th scope="col" class="heading">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${periods.map((period) => row(speaker.period(period.from, by), period, series, speaker))}${row(
            speaker.say({ id: "report/all-time" }),
            { notes: read.notes, words: read.words, drift },
            series,
            speaker,
          )}
        </tbody>
      </table>
    </div>
  </details>`;

const row = (label: string, counts: Counts, series: readonly Series[], speaker: Speaker): Html =>
  html`<tr>
    <th scope="row">${label}</th>
    ${[
      speaker.number(counts.notes),
      speaker.number(counts.words),
      ...series
        .map(({ valueOf }) => valueOf(counts))
        .map((value) => (value === undefined ? "–" : speaker.decimal(value))),
    ].map((cell) => html`<td class="number">${cell}</td>`)}
  </tr> `;
