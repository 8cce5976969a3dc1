import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import packageJson from "../../../package.json" with { type: "json" };
import type { Finding } from "../../lint.ts";
import { rules } from "../../rules/index.ts";
import type { Rule, Severity } from "../../rules/rule.ts";
import { partsOf, type Part } from "../places.ts";
import type { Report, Result } from "../result.ts";
import { linesOf } from "./lines.ts";

/** SARIF 2.1.0, as viewers and dashboards of many tools read it. One run; a result for each finding, a line for each result. */
export const sarifReport = (): Report => ({
  head: `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"tool":${JSON.stringify(tool())},"columnKind":"utf16CodeUnits","results":[\n`,
  between: ",\n",
  note: (result) =>
    partsOf(result)
      .flatMap((part) => resultsIn(result, part))
      .map((one) => JSON.stringify(one))
      .join(",\n"),
  end: () => "\n]}]}\n",
});

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

const tool = () => ({
  driver: { name: "peernote", version: packageJson.version, rules: rules.map(descriptor) },
});

const descriptor = ({ id, title, why, severity }: Rule) => ({
  id,
  shortDescription: { text: plain(title) },
  fullDescription: { text: plain(why) },
  help: { text: plain(why) },
  defaultConfiguration: { level: LEVELS[severity] },
});

const LEVELS: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

const INDEX: ReadonlyMap<string, number> = new Map(rules.map(({ id }, index) => [id, index]));

function resultsIn({ path, place }: Result, { text, columnName, findings }: Part) {
  const lines = linesOf(text);
  const artifactLocation = { uri: uriOf(path) };
  return findings.map((finding) => {
    const { rule, severity, message, start, end, data } = finding;
    const location =
      place === undefined
        ? { physicalLocation: { artifactLocation, region: regionOf(finding, lines.placeOfSpan(finding)) } }
        : {
            physicalLocation: { artifactLocation },
            logicalLocations: [{ name: columnName, fullyQualifiedName: `row ${place.row}, ${columnName}` }],
          };
    return {
      ruleId: rule,
      ruleIndex: INDEX.get(rule),
      level: LEVELS[severity],
      message: { text: plain(message) },
      locations: [location],
      properties: { ...data, ...(place && { row: place.row, columnName, start, end }) },
    };
  });
}

const regionOf = ({ start, end }: Finding, place: ReturnType<ReturnType<typeof linesOf>["placeOfSpan"]>) => ({
  startLine: place.line,
  startColumn: place.column,
  endLine: place.endLine,
  endColumn: place.endColumn,
  charOffset: start,
  charLength: end - start,
});

/** Relative to wherever the reader has the notes, as a path is relative to the folder in which it was given. */
const uriOf = (path: string): string =>
  isAbsolute(path) ? pathToFileURL(path).href : path.split(/[\\/]/).map(encodeURIComponent).join("/");

/** In a message of SARIF braces hold a place for an argument, and brackets a link: those of a note are neither. */
const plain = (text: string): string =>
  text.replace(/[{}]/g, "$&$&").replace(/\[(?=[^\]]*\]\()|\](?=\()/g, "\\$&");
