import type { Severity } from "../../rules/rule.ts";
import { partsOf, type Part } from "../places.ts";
import type { Report, Result } from "../result.ts";
import { linesOf } from "./lines.ts";

/** Annotations as a workflow of GitHub Actions takes them from what a step prints. A row of a table has no line of its own. */
export const githubReport = (): Report => ({
  head: "",
  between: "",
  note: (result) =>
    partsOf(result)
      .map((part) => annotations(result, part))
      .join(""),
  end: () => "",
});

function annotations({ path, place }: Result, { text, columnName, findings }: Part): string {
  const lines = linesOf(text);
  return findings
    .map((finding) => {
      const { rule, severity, message } = finding;
      const at = lines.placeOfSpan(finding);
      const where = place
        ? {}
        : {
            line: at.line,
            endLine: at.endLine,
            ...(at.line === at.endLine && { col: at.column, endColumn: at.endColumn }), // columns of several lines are refused
          };
      const properties = Object.entries({ file: path, ...where, title: rule })
        .map(([name, value]) => `${name}=${property(String(value))}`)
        .join(",");
      const before = place ? `row ${place.row}, ${columnName}:${at.line}:${at.column}: ` : "";
      return `::${COMMANDS[severity]} ${properties}::${data(before + message)}\n`;
    })
    .join("");
}

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
