import pc from "picocolors";
import type { Finding } from "../../lint.ts";
import type { Span } from "../../note/span.ts";
import { visible } from "../../visible.ts";
import { frameOf } from "./frame.ts";
import { linesOf, type Lines } from "./lines.ts";
import { partsOf, type Part } from "../places.ts";
import type { FixCount, Report, Summary } from "../result.ts";

/** How a terminal is written to: its width in columns, and whether it takes colors. */
export type Terminal = { readonly color: boolean; readonly width: number };

/** Results for people: what is missing in a list, every wording in its line, and a last line that counts. */
export function prettyReport({ color, width }: Terminal): Report {
  const paint = pc.createColors(color);
  const loud = { error: paint.red, warning: paint.yellow, information: paint.cyan, hint: paint.dim };

  return {
    head: "",
    between: "",
    note(result) {
      if (result.findings.length === 0) return "";
      const { path, place, redacted } = result;
      const heading = visible(place ? `${path}, row ${place.row}` : path);
      const all = partsOf(result).flatMap((part) => placesIn(part));
      const about = all.filter(({ finding }) => isAboutStory(finding));
      const found = about.length > 1 ? all.filter((one) => !about.includes(one)) : all;
      const isListed = ({ finding }: Found): boolean => redacted === true || isAboutWholeNote(finding);
      const listed = found.filter(isListed);
      const framed = found.filter((one) => !isListed(one));
      const blocks = [
        ...(listed.length > 0 ? [list(listed)] : []),
        ...framed.map((one) => block(one, `${heading}${place ? ", " : ":"}${one.where}`)),
        ...(about.length > 1 ? [together(about)] : []),
      ];
      return `${paint.bold(heading)}\n${blocks.join("\n")}\n`;
    },
    end: ({ summary, rules }, fixed) => {
      const names = [...rules.keys()];
      const firstRule = names.find((rule) => !rule.startsWith(STORY)) ?? names[0];
      return `${fixed ? `${fixCount(fixed)}\n` : ""}${tally(summary)}\n${firstRule === undefined ? "" : `${WHY} ${firstRule}\n`}`;
    },
  };

  /** Rows with a place, like a table: nothing in the text is to be shown for what is not there, or is not to be told. */
  function list(found: readonly Found[]): string {
    const rows = found.map(({ finding: { rule, severity, message }, where }) => {
      return { place: where, severity, rule, message: sentence(message) };
    });
    const [place, severity, rule] = (["place", "severity", "rule"] as const).map((column) =>
      Math.max(...rows.map((row) => row[column].length)),
    ) as [number, number, number];
    return rows
      .map(
        (row) =>
          `  ${paint.dim(row.place.padStart(place))}  ${loud[row.severity](row.severity.padEnd(severity))}  ${row.rule.padEnd(rule)}  ${row.message}\n`,
      )
      .join("");
  }

  /** Hints about the whole story in one line: five in a row would drown the rest. */
  function together(about: readonly Found[]): string {
    const names = about.map(({ finding }) => finding.rule.replace(STORY, ""));
    return `  ${loud.hint("hint")} ${paint.bold(`${STORY}${names.join(", ")}`)}: ${WORTH_A_LINE}\n`;
  }

  function block({ finding, text, lines, line }: Found, place: string): string {
    const { severity, rule, message, start, end } = finding;
    const last = Math.min(lines.placeOf(Math.max(start, end - 1)).line, line + MOST_LINES - 1);
    const numbers = String(last).length;
    const margin = (number: string, sign: string) => `   ${paint.dim(`${number.padStart(numbers)} ${sign}`)}`;
    const instead = alternatives(finding);
    const rows = [
      `  ${loud[severity](severity)} ${paint.bold(rule)}: ${sentence(message)}`,
      `  ${" ".repeat(numbers)}${paint.dim("-->")} ${place}`,
      margin("", "|"),
    ];
    for (let at = line; at <= last; at++) {
      const { content, marked } = partOn(lines.spanOf(at), finding, text);
      const frame = frameOf(content, marked, Math.max(width - numbers - 6, NARROWEST));
      const underline = " ".repeat(frame.indent) + loud[severity]("^".repeat(frame.length));
      rows.push(
        `${margin(String(at), "|")} ${frame.before}${loud[severity](frame.words)}${frame.after}`,
        `${margin("", "|")} ${underline}`,
      );
    }
    if (instead !== "") rows.push(`${margin("", "=")} instead: ${paint.green(instead)}`);
    return `${rows.join("\n")}\n`;
  }
}

/** A finding, the text that its offsets count in, and where in it or in which column it lies. */
type Found = {
  readonly finding: Finding;
  readonly text: string;
  readonly lines: Lines;
  readonly line: number;
  readonly where: string;
};

function placesIn({ text, columnName, findings }: Part): Found[] {
  const lines = linesOf(text);
  return findings.map((finding) => {
    const { line, column } = lines.placeOf(finding.start);
    const inColumn = columnName === undefined ? "" : `${visible(columnName)}:`;
    return { finding, text, lines, line, where: `${inColumn}${line}:${column}` };
  });
}

/** A line and which part of it a finding names; where the words go on from the line before, its indentation is left out. */
function partOn(line: Span, { start, end }: Span, text: string): { content: string; marked: Span } {
  const content = text.slice(line.start, line.end);
  const indented = content.length - content.trimStart().length;
  const from = start < line.start ? indented : start - line.start;
  return { content, marked: { start: from, end: Math.max(from, Math.min(end, line.end) - line.start) } };
}

const WHY = "Why? peernote explain";
const NARROWEST = 30;
const MOST_LINES = 3;
const MOST_ALTERNATIVES = 3;

const STORY = "recovery/";
const WORTH_A_LINE = "each is worth a line, if it was so.";

const isAboutWholeNote = ({ rule, data }: Finding): boolean =>
  rule.startsWith(STORY) || data["state"] === "missing";

/** What a finished story could say as well; an agency may ask for it louder. */
const isAboutStory = ({ rule, severity }: Finding): boolean => rule.startsWith(STORY) && severity === "hint";

/** The words that a finding's best fixes would write; empty where only the writer can know them. */
const alternatives = ({ fixes }: Finding): string =>
  fixes
    .filter(({ kind, edits }) => (kind === "rewrite" || kind === "correct") && edits?.length === 1)
    .slice(0, MOST_ALTERNATIVES)
    .map(({ edits }) => `"${sentence(edits![0]!.text)}"`)
    .join(" or ");

/** Words of a note may reach over a line's end. In a sentence they stand on one line. */
const sentence = (text: string): string => visible(text.replace(/\s+/g, " "));

/** "12 notes: 3 errors, 8 warnings, 2 to look at" */
export function tally({ files, error, warning, information, hint }: Summary): string {
  const parts = [
    ...(error > 0 ? [counted(error, "error")] : []),
    ...(warning > 0 ? [counted(warning, "warning")] : []),
    ...(information + hint > 0 ? [`${information + hint} to look at`] : []),
  ];
  if (files === 0) return "No note was read.";
  return `${counted(files, "note")}: ${parts.join(", ") || "no errors, no warnings. Nothing to fix."}`;
}

/** "Made 5 fixes in 2 notes." */
const fixCount = ({ fixes, files }: FixCount): string =>
  fixes === 0
    ? "Made no fixes."
    : `Made ${fixes} ${fixes === 1 ? "fix" : "fixes"} in ${counted(files, "note")}.`;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
