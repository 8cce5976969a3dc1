import { ruleById } from "../../rules/index.ts";
import type { Report, Tally } from "../result.ts";
import { tally } from "./pretty.ts";

/** How often each rule was met with, most often first, instead of the notes. */
export const statisticsTable = (): Report => ({
  ...NOTHING_BEFORE,
  end(found) {
    const rows = counted(found);
    const [counts, ids] = (["count", "rule"] as const).map((column) =>
      Math.max(0, ...rows.map((row) => String(row[column]).length)),
    ) as [number, number];
    const lines = rows.map(
      ({ count, rule, title }) => `${String(count).padStart(counts)}  ${rule.padEnd(ids)}  ${title}\n`,
    );
    return `${lines.join("")}${lines.length > 0 ? "\n" : ""}${tally(found.summary)}\n`;
  },
});

/** The same for machines. */
export const statisticsJson = (): Report => ({
  ...NOTHING_BEFORE,
  end: (found) =>
    `${JSON.stringify({ version: 1, rules: counted(found), summary: found.summary }, undefined, 2)}\n`,
});

const NOTHING_BEFORE = { head: "", between: "", note: () => "" };

const counted = ({ rules }: Tally) =>
  [...rules]
    .map(([rule, count]) => ({ rule, title: ruleById.get(rule)?.title ?? rule, count }))
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
