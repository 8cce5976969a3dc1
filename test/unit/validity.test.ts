import { expect, test } from "vitest";
import { defaultConfig } from "../../server/config.ts";
import { lint, type Finding } from "../../server/lint.ts";
import { parseNote } from "../../server/note/note.ts";
import { COMPLETE_NOTE, noteWith } from "../../server/rules/examples.ts";

const { settings, lexicon } = defaultConfig();

const findings = (text: string, rule: string): Finding[] =>
  lint(parseNote(text), { settings, lexicon, today: "2026-06-01", language: "en" }).filter(
    (finding) => finding.rule === rule,
  );

const words = (text: string, { start, end }: Finding): string => text.slice(start, end);

test.each([
  ["03/14/2025", "03/19/2025", 0, "Friday to Wednesday"],
  ["03/14/2025", "03/20/2025", 1, "Friday to Thursday"],
  ["11/26/2025", "12/03/2025", 0, "over Thanksgiving and the day after"],
  ["12/24/2025", "12/30/2025", 0, "over Christmas"],
  ["06/30/2023", "07/06/2023", 0, "over the Fourth of July"],
  ["03/27/2028", "03/31/2028", 0, "over César Chávez Day"],
])("a service of %s signed %s: %i findings, %s", (service, signed, count) => {
  const text = COMPLETE_NOTE.replace("service: 03/14/2025", `service: ${service}`).replace(
    "signed: 03/14/2025",
    `signed: ${signed}`,
  );
  const late = findings(text, "check/late-signature");
  expect(late.map((finding) => words(text, finding))).toEqual(Array(count).fill(signed));
});

test("after a crisis service there is one calendar day, weekend or not", () => {
  const crisis = (signed: string): Finding[] =>
    findings(
      noteWith("Individual peer support", "Crisis peer support").replace(
        "signed: 03/14/2025",
        `signed: ${signed}`,
      ),
      "check/late-signature",
    );
  expect(crisis("03/15/2025")).toEqual([]);
  expect(crisis("03/16/2025")).toHaveLength(1);
});

test.each([
  ["Duration: 9:00 am - 9:45 am (45 min)", 0],
  ["Duration: 9:00 am - 9:30 am (45 min)", 1],
  ["Start time: 11:30 am\nEnd time: 12:15 pm\nDuration: 45 min", 0],
  ["Start time: 11:30 am\nEnd time: 12:45 pm\nDuration: 45 min", 1],
  ["Start time: 9:00\nEnd time: 10:15\nDuration: 45 min\nTravel: 20 min\nDocumentation time: 10 min", 0],
  ["Duration: Service 45 min, travel 20 min, documentation 10 min, total 75 min", 0],
  ["Duration: Service 45 min, travel 20 min, documentation 10 min, total 90 min", 1],
])("times that add up or not: %s", (times, count) => {
  expect(findings(noteWith("Duration: 45 min", times), "check/time-arithmetic")).toHaveLength(count);
});

test.each([
  ["Date of service: 03/14/2025", "DOS: 03/15/2025", "03/14/2025", "03/15/2025"],
  ["Duration: 45 min", "Minutes: 30", "45 min", "30"],
  ["Code: H0038", "HCPCS: H0025", "H0038", "H0025"],
])("%s against %s: both are named, the second is marked", (one, two, first, second) => {
  const text = noteWith(one, `${one}\n${two}`);
  const found = findings(text, "check/contradicting-fields");
  expect(found.map((finding) => words(text, finding))).toEqual([second]);
  expect(found[0]!.message).toContain(`"${first}"`);
  expect(found[0]!.message).toContain(`"${second}"`);
});

test("the same fact twice is no contradiction", () => {
  const text = noteWith(
    "Duration: 45 min",
    "Duration: 45 min\nMinutes: 45\nDOS: March 14, 2025\nHCPCS: h0038",
  );
  expect(findings(text, "check/contradicting-fields")).toEqual([]);
});

test("a weekday that the date does not have is named", () => {
  const text = noteWith("service: 03/14/2025", "service: Monday 03/14/2025");
  expect(findings(text, "check/contradicting-fields").map(({ message }) => message)).toEqual([
    "03/14/2025 was a Friday. Check the day or the date.",
  ]);
  expect(findings(noteWith("service: 03/14", "service: Fri 03/14"), "check/contradicting-fields")).toEqual(
    [],
  );
});
