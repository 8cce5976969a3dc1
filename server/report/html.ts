import { visible } from "../visible.ts";

/** Marks what `html` has made. Nothing that was read from a file can have it. */
const MADE = Symbol("made by html");

/** A piece of HTML that is safe to be shown. */
export type Html = { readonly [MADE]: string };

type Value = string | number | Html | readonly Html[] | undefined;

/**
 * Writes HTML: html`<p title="${title}">${text}</p>`. Every value is a text and stays one, in an element or between the quotation
 * marks of an attribute, unless `html` has made it. Nothing is written for undefined.
 */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  [MADE]: parts.map((part, at) => part + (at < values.length ? written(values[at]) : "")).join(""),
});

/** The text of what `html` has made, to be written into a file. */
export const htmlText = (made: Html): string => made[MADE];

/** Writes a style sheet, into which no value comes. */
export const css = (parts: TemplateStringsArray): string => parts.join("");

/** A style sheet as an element: nothing but the sheet itself stands in it, as its hash says. */
export const styleElement = (sheet: string): Html => ({ [MADE]: `<style>${sheet}</style>` });

/** Words that are not our own, set apart so that their direction changes nothing around them. */
export const foreign = (words: string): Html => html`<bdi>${words}</bdi>`;

function written(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "object") return MADE in value ? value[MADE] : value.map(htmlText).join("");
  return visible(String(value)).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
