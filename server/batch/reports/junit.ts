import type { Finding } from "../../lint.ts";
import { partsOf } from "../places.ts";
import type { Report, Result } from "../result.ts";
import { linesOf } from "./lines.ts";

/**
 * A test suite for each note, as build servers read it: a test for each finding, which fails where it is an error or a warning. A note
 * in which nothing was found is a test that passes.
 */
export const junitReport = (): Report => ({
  head: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="peernote">\n',
  between: "",
  note: suite,
  end: () => "</testsuites>\n",
});

function suite(result: Result): string {
  const { path, place, findings } = result;
  const name = place ? `${path}, row ${place.row}` : path;
  const cases = partsOf(result).flatMap(({ text, columnName, findings: found }) => {
    const lines = linesOf(text);
    return found.map((finding) => {
      const { line, column } = lines.placeOf(finding.start);
      return testCase(name, finding, `${columnName === undefined ? "" : `${columnName}:`}${line}:${column}`);
    });
  });
  const attributes = {
    name,
    tests: Math.max(1, cases.length),
    failures: findings.filter(fails).length,
    errors: 0,
  };
  const inside = cases.length > 0 ? cases : [element("testcase", { name: "nothing found", classname: name })];
  return element("testsuite", attributes, `\n${inside.join("")}`);
}

function testCase(note: string, finding: Finding, where: string): string {
  const { rule, severity, message } = finding;
  const outcome = fails(finding)
    ? element("failure", { type: severity, message })
    : element("system-out", {}, escaped(`${severity}: ${message}`));
  return element("testcase", { name: `${rule} ${where}`, classname: note }, `\n${outcome}`);
}

const fails = ({ severity }: Finding): boolean => severity === "error" || severity === "warning";

function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ""): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return `<${name}${written.join("")}>${content}</${name}>\n`;
}

/** A text in XML, in an attribute or between tags. XML has no way at all to write most control characters. */
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
