import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { overviewCsv } from "../../server/report/csv.ts";
import { gather, gatheredNothing } from "../../server/report/gather.ts";
import { foreign, html, htmlText } from "../../server/report/html.ts";
import { overviewOf } from "../../server/report/overview.ts";

describe("html", () => {
  test("a value stays a text, in an element as in an attribute", () => {
    const value = `<b title="x">'&amp;`;
    expect(htmlText(html`<p title="${value}">${value}</p>`)).toBe(
      `<p title="&#60;b title=&#34;x&#34;&#62;&#39;&#38;amp;">&#60;b title=&#34;x&#34;&#62;&#39;&#38;amp;</p>`,
    );
  });

  test("what html has made is taken as it is, and nothing else can pretend to be that", () => {
    const items = ["a", "<b>"].map((item) => html`<i>${item}</i>`);
    expect(htmlText(html`<p>${items}</p>`)).toBe("<p><i>a</i><i>&#60;b&#62;</i></p>");
    const forged = JSON.parse('[{"html":"<script>"}]') as never;
    expect(() => htmlText(html`${forged}`)).not.toThrow();
    expect(htmlText(html`${forged}`)).not.toContain("<script>");
  });

  test("signs that would be obeyed are seen, and foreign words are set apart", () => {
    expect(htmlText(foreign("a\u202eb\u0000c\u001b[31m"))).toBe("<bdi>a&#60;U+202E&#62;b␀c␛[31m</bdi>");
  });
});

test("no cell of a table is a formula", () => {
  const gathered = gatheredNothing();
  const wordings = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "a,b\n=c"];
  for (const entry of wordings)
    gather(
      gathered,
      {
        note: { words: 10, signals: [] },
        findings: [{ rule: "drift/motive", data: { voice: "writer", entry } }],
      },
      { today: "2026-03-04", entries: new Map() },
    );
  const rows = parse(overviewCsv(overviewOf(gathered))) as string[][];
  expect(rows.filter(([what]) => what === "wording")).toHaveLength(wordings.length);
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
});
