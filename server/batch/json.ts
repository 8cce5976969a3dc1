import { linesOf } from "./lines.ts";
import type { Report, Result } from "./result.ts";

/** One JSON object for machines, a line per note in it. Its shape is a promise: `version` changes with it. */
export function jsonReport(): Report {
  let lead = '{"version":1,"files":[\n';
  return {
    note(result) {
      const text = lead + JSON.stringify(withPlaces(result));
      lead = ",\n";
      return text;
    },
    end: (summary) => `${lead === ",\n" ? "\n" : lead}],"summary":${JSON.stringify(summary)}}\n`,
  };
}

function withPlaces({ path, text, findings }: Result) {
  const lines = linesOf(text);
  return {
    path,
    findings: findings.map(({ rule, severity, message, start, end, data, fixes }) => {
      const { line, column } = lines.placeOf(start);
      const { line: endLine, column: endColumn } = lines.placeOf(end);
      // whether fix-all may use a fix, and the reason that accepting gives, are no part of the promise
      const ways = fixes.map(({ title, kind, edits }) => ({ title, kind, edits }));
      return { rule, severity, message, start, end, line, column, endLine, endColumn, data, fixes: ways };
    }),
  };
}
