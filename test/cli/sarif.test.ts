import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { rules } from "../../server/rules/index.ts";
import { found, NOTE, printed, TEXT } from "./exports.ts";

test("SARIF is valid against its schema, and regions name the words in the file", async () => {
  const log: unknown = JSON.parse(await printed("sarif", "export.csv", NOTE, "clean.note"));
  const schema = JSON.parse(readFileSync("test/cli/sarif-2.1.0.schema.json", "utf8")) as object;
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats(ajv);
  const isValid = ajv.compile(schema);
  isValid(log);
  expect(isValid.errors).toBeNull();
  const { runs } = log as { runs: readonly SarifRun[] };
  const { tool, results, columnKind } = runs[0]!;
  expect(columnKind).toBe("utf16CodeUnits");
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
  const findings = await found();
  const levels: Record<string, string> = {
    error: "error",
    warning: "warning",
    information: "note",
    hint: "note",
  };
  const same = results.slice(0, findings.length);
  expect(same.map(({ ruleId, level }) => [ruleId, level])).toEqual(
    findings.map(({ rule, severity }) => [rule, levels[severity]]),
  );
  const drift = results.filter(({ properties }) => properties.entry?.startsWith("agency-"));
  const inRows = drift.filter(({ properties }) => properties.row !== undefined);
  expect(inRows.map(({ locations: [at] }) => at!.logicalLocations?.[0])).toEqual(
    [2, 2, 3].map((row) => ({ name: "Narrative", fullyQualifiedName: `row ${row}, Narrative` })),
  );
  const inText = drift.filter(({ properties }) => properties.row === undefined);
  const regions = inText.map(({ locations: [at] }) => at!.physicalLocation);
  expect(regions.map(({ artifactLocation: { uri } }) => decodeURIComponent(uri))).toEqual([NOTE, NOTE]);
  expect(regions[0]!.artifactLocation.uri).toBe("notes%2C%2050%25/the%20walk%3A%201.note");
  expect(
    regions.map(({ region }) => TEXT.slice(region!.charOffset, region!.charOffset + region!.charLength)),
  ).toEqual(["zorbled", "quite\r\ngromful"]);
  expect(regions.map(({ region }) => [region!.startLine, region!.startColumn, region!.endLine])).toEqual([
    [2, 7, 2],
    [2, 28, 3],
  ]);
});

type SarifRun = {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly columnKind: string;
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly properties: { readonly entry?: string; readonly row?: number };
    readonly locations: readonly {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region?: Readonly<
          Record<"charOffset" | "charLength" | "startLine" | "startColumn" | "endLine", number>
        >;
      };
      readonly logicalLocations?: readonly object[];
    }[];
  }[];
};
