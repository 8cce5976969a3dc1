import { nice, tickStep, ticks } from "d3-array";
import { html, type Html } from "./html.ts";

/** A value over time. Where nobody can tell it, it is undefined, and the line has a gap. */
export type Point = { readonly label: string; readonly value: number | undefined };

export type LineChart = {
  /** What the chart says, for those who do not see it. */
  readonly name: string;
  readonly points: readonly Point[];
  /** The largest value of all charts that stand side by side, so that they can be compared. */
  readonly highest: number;
  readonly format: (value: number) => string;
};

/** A small line chart: its axis begins at zero, its first and last period are named, its last value is written beside it. */
export function lineChart({ name, points, highest, format }: LineChart): Html {
  const [, top] = nice(0, highest || 1, TICKS);
  const y = (value: number): number => round(BOTTOM - (value / top) * (BOTTOM - TOP));
  const x = (at: number): number =>
    round(points.length === 1 ? (LEFT + RIGHT) / 2 : LEFT + (at / (points.length - 1)) * (RIGHT - LEFT));
  const shown = points.flatMap(({ value }, at) =>
    value === undefined ? [] : [{ at, value, x: x(at), y: y(value) }],
  );
  const path = shown.map(
    (dot, index) => `${shown[index - 1]?.at === dot.at - 1 ? "L" : "M"}${dot.x},${dot.y}`,
  );
  const last = shown.at(-1);
  return html`<svg class="line" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${name}">
    ${ticks(0, top, TICKS).map((tick) => gridLine(y(tick), asTick(tick, tickStep(0, top, TICKS))))}
    <text class="axis" x="${LEFT}" y="${HEIGHT - 3}">${points[0]?.label}</text>
    ${points.length < 2 ? undefined : html`<text class="axis" x="${RIGHT}" y="${HEIGHT - 3}" text-anchor="end">${points.at(-1)?.label}</text>`}
    ${path.length === 0 ? undefined : html`<path d="${path.join("")}" />`}
    ${shown.map((dot) => html`<circle cx="${dot.x}" cy="${dot.y}" r="3" />`)}
    ${last && html`<text class="value" x="${last.x + 7}" y="${last.y + 4}">${format(last.value)}</text>`}
  </svg>`;
}

/** A bar that shows a share, 0 to 1. Its number has to stand beside it. */
export const shareBar = (share: number): Html =>
  html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="10" />
    <rect width="${round(share * 100)}" height="10" />
  </svg>`;

/** In units of the drawing, which is shown about as large as it is. */
const [WIDTH, HEIGHT] = [280, 132];
const [LEFT, RIGHT, TOP, BOTTOM] = [30, 246, 10, 108];
const TICKS = 3;

const gridLine = (y: number, label: string): Html =>
  html`<line class="grid" x1="${LEFT}" x2="${RIGHT}" y1="${y}" y2="${y}" /><text
      class="axis"
      x="${LEFT - 6}"
      y="${y + 4}"
      text-anchor="end"
      >${label}</text
    >`;

/** With as many digits as the step between ticks has. */
function asTick(tick: number, step: number): string {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return tick.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const round = (value: number): number => Math.round(value * 10) / 10;
