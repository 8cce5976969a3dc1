import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Offer } from "../../server/complete/offer.ts";
import { offersAt } from "../../server/complete/offers.ts";
import zCodes from "../../server/complete/z-codes.json" with { type: "json" };
import { builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint } from "../../server/lint.ts";
import { findDiagnosisCodes } from "../../server/note/codes.ts";
import { daysAfter } from "../../server/note/dates.ts";
import { parseNote } from "../../server/note/note.ts";
import { hasPrompt } from "../../server/note/prompt.ts";
import { rules } from "../../server/rules/index.ts";
import { COMPLETE_NOTE } from "../../server/rules/examples.ts";
import { Settings } from "../../server/settings.ts";

const TODAY = "2026-11-05";

/** What is offered at the bar in a text. */
function offered(marked: string, written: Partial<Settings> = {}): Offer[] {
  const offset = marked.indexOf("|");
  const settings = Settings.parse(written);
  const note = parseNote(marked.replace("|", ""), settings.labels);
  return offersAt(note, offset, { settings, today: TODAY });
}

const labels = (offers: readonly Offer[]): string[] => offers.map(({ label }) => label);

const taken = (text: string, { edit }: Offer): string =>
  text.slice(0, edit.start) + edit.text + text.slice(edit.end);

/** The text once the offer of this name is taken at the bar. */
const completed = (marked: string, label: string, written: Partial<Settings> = {}): string =>
  taken(
    marked.replace("|", ""),
    offered(marked, written).find((offer) => offer.label === label)!,
  );

describe("labels where a line starts", () => {
  test("what the note still lacks comes first, in the order of a note", () => {
    const offers = offered("Date of service: 11/05/2026\nCode: H0038\n|");
    expect(labels(offers).slice(0, 4)).toEqual(["Service type", "Duration", "Location", "ICD-10"]);
    expect(labels(offers)).not.toContain("Code");
    expect(labels(offers).indexOf("Travel time")).toBeGreaterThan(labels(offers).indexOf("Date signed"));
  });

  test.each([
    ["Duration: 45 min\n|", "Duration: 45 min\nLocation: "],
    ["**Duration:** 45 min\n|", "**Duration:** 45 min\n**Location:** "],
    ["**Duration:** 45 min\n**Loc|", "**Duration:** 45 min\n**Location:** "],
    ["DURATION: 45 min\nDOS: 11/05/2026\nl|", "DURATION: 45 min\nDOS: 11/05/2026\nLOCATION: "],
    ["DOS: 11/05/2026\n|", "DOS: 11/05/2026\nLocation: "],
    ["## Duration\n45 min\n\n|", "## Duration\n45 min\n\n## Location\n"],
    ["- Duration: 45 min\r\n|", "- Duration: 45 min\r\n- Location: "],
    ["Duration - 45 min\nloc|", "Duration - 45 min\nLocation - "],
    ["---\nduration: '45 min'\n|\n---\n\nWe met.", "---\nduration: '45 min'\nlocation: \n---\n\nWe met."],
    ["---\nduration: 45\n---\n|", "---\nduration: 45\n---\nLocation: "],
    ["**loc|", "**Location:** "],
  ])("%j is continued in its own style", (marked, whole) => {
    expect(completed(marked, "Location")).toBe(whole);
  });

  test("an agency's own labels stand in place of ours, its headings beside them", () => {
    const own = { labels: { location: ["Where we were"], section: ["What helped"], id: ["Chart"] } };
    expect(labels(offered("|", own))).toEqual(
      expect.arrayContaining(["Where we were", "What helped", "Chart"]),
    );
    expect(labels(offered("|", own))).not.toContain("Location");
    expect(labels(offered("|", own))).toContain("Strengths");
  });

  test("what a profile does not ask for is not missing", () => {
    const offers = offered("|", { rules: { "field/diagnosis-code": "off" } });
    expect(offers.find(({ label }) => label === "ICD-10")!.detail).toEqual({ id: "complete/if-it-fits" });
  });

  test.each(["sig|", "Date s|", "  pl|"])("%j finds labels by any of their words", (marked) => {
    expect(labels(offered(marked)).length).toBeGreaterThan(0);
    expect(labels(offered(marked)).length).toBeLessThan(5);
  });
});

describe("values behind a label", () => {
  test.each([
    ["Date of service: |", "11/05/2026"],
    ["DOS:|", "11/04/2026"],
    ["Signature date: |", "11/05/2026"],
    ["Duration: |", "45 min"],
    ["Travel time: |", "0 min"],
    ["Type of service: |", "Engagement"],
    ["Procedure code: |", "H0025"],
    ["Where we met: |", "Office"],
    ["## Location\n|\n\n## Code\nH0038", "Home"],
    ["DOS: 11/05/2026   Location: |   Code: H0038", "Office"],
    ["Dx: |", "Z59.02"],
  ])("%j has %s", (marked, value) => {
    expect(labels(offered(marked))).toContain(value);
  });

  test("today behind a Spanish label is read as today", () => {
    const note = parseNote(completed("Fecha de servicio: |", "05/11/2026"));
    expect(note.facts.date.value?.iso).toBe(TODAY);
    expect(daysAfter(TODAY, -1)).toBe("2026-11-04");
  });

  test("a value takes the place of a placeholder, a prompt or the word that stands there", () => {
    expect(completed("Location: ____|", "Home")).toBe("Location: Home");
    expect(completed("Location: [to add: where|]\nCode: H0038", "Home")).toBe("Location: Home\nCode: H0038");
    expect(completed("Location: Off|ice, back room", "Home")).toBe("Location: Home, back room");
    expect(completed("Location:|", "Home")).toBe("Location: Home");
  });

  test("every code from Z55 to Z65 has the form of one, the common ones first, and words to find it by", () => {
    const offers = offered("ICD-10: |");
    expect(labels(offers)).toEqual(Object.keys(zCodes));
    for (const { label } of offers)
      expect(findDiagnosisCodes(label, true)).toMatchObject([{ code: label, ok: true }]);
    expect(new Set(labels(offers).map((code) => code.slice(0, 3)))).toEqual(
      new Set(["Z55", "Z56", "Z57", "Z58", "Z59", "Z60", "Z62", "Z63", "Z64", "Z65"]),
    );
    expect(labels(offers).slice(0, 3)).toEqual(["Z59.01", "Z59.02", "Z59.00"]);
    expect(offers.find(({ match }) => match.includes("eviction"))!.label).toBe("Z59.811");
  });

  test("a plan may be begun, and a signature gets its credential, but nobody's name", () => {
    expect(completed("Plan: |", "I will …")).toBe("Plan: I will [to add: what, and when].");
    expect(labels(offered("Plan: we a|"))).toEqual(["We agreed that … will …"]);
    expect(completed("Signature: Ana Ruiz, C|", "CMPSS")).toBe("Signature: Ana Ruiz, CMPSS");
    expect(completed("Signature: Ana Ruiz |", "CMPSS")).toBe("Signature: Ana Ruiz, CMPSS");
    expect(offered("Signature: Ana Ruiz, CMPSS|")).toEqual([]);
    expect(offered("Signature: |").map(({ edit }) => edit.text)).toEqual(["[to add: your name], CMPSS"]);
  });
});

test.each([
  "Narrative: |",
  "Narrative: We walked to the library. |",
  "Narrative: We walked to the library and she |picked a book.",
  "Narrative: We walked.\nThen we sat. |\nPlan: We meet on Friday.",
  "Narrative: We met. She said: |",
  "Goal: |",
  "Plan: She will call on Friday. |",
  "Plan: She will|",
  '{ "date": "11/05/2026", "code": "H0038", "location": | }',
  COMPLETE_NOTE.replace("Location: ", "Location: |"),
  `${COMPLETE_NOTE}\n|`,
])("%j is for the writer alone", (marked) => {
  expect(offered(marked)).toEqual([]);
});

describe("what is taken raises no finding that was not there", () => {
  const lexicon = builtInLexicon();
  /** What is offered is no prose: the rules about wording are left out, which takes a tenth of the time. */
  const facts = Settings.parse({
    rules: Object.fromEntries(rules.filter(({ id }) => /^drift/.test(id)).map(({ id }) => [id, "off"])),
  });
  /** These compare two facts: they have their say whatever way a fact came in. */
  const COMPARING =
    /^check\/(?:code-service-mismatch|time-arithmetic|time-breakdown|contradicting-fields|late-signature|other-participant)$/;

  const rulesIn = (text: string, today: string, settings: Settings): string[] =>
    lint(parseNote(text), { settings, lexicon, today, language: "en" })
      .map(({ rule, data }) => (data["state"] === "invalid" ? `${rule} invalid` : rule))
      .filter((rule) => !COMPARING.test(rule));

  function check(text: string, offset: number, today: string, settings = facts): number {
    const before = rulesIn(text, today, settings);
    const offers = offersAt(parseNote(text), offset, { settings, today });
    // An empty goal takes the story below it for its own, until its first word is written.
    const some = offers.filter(
      ({ label }, index) => (index < 12 && label !== "Goal") || index === offers.length - 1,
    );
    for (const offer of some) {
      const asked = hasPrompt(offer.edit.text) ? ["check/placeholder"] : [];
      const added = rulesIn(taken(text, offer), today, settings).filter(
        (rule) => !before.includes(rule) && !asked.includes(rule),
      );
      expect(added, `${offer.label} in ${text.slice(Math.max(0, offset - 60), offset)}`).toEqual([]);
    }
    return offers.length;
  }

  /** A sample before it was signed, on its own day. */
  const drafts = readdirSync("samples")
    .filter((name) => name.endsWith(".note"))
    .map((name): [string, string, string] => {
      const text = readFileSync(`samples/${name}`, "utf8");
      const { date, "signature-date": signed } = parseNote(text).facts;
      const draft =
        signed.at && signed.value
          ? `${text.slice(0, signed.at.start)}____${text.slice(signed.at.end)}`
          : text;
      return [name, draft, date.value?.iso ?? TODAY];
    });

  test.each(drafts)("a label where there is room for a line in %s", (_, text, today) => {
    const empty = [...text.matchAll(/^$/gm)].map(({ index }) => index);
    const offers = [...new Set([empty[0]!, empty.at(-1)!, text.length])].map((at) =>
      check(`${text.slice(0, at)}\n\n${text.slice(at)}`, at + 1, today),
    );
    expect(Math.max(...offers)).toBeGreaterThan(0);
  });

  test.each(drafts)("a value behind each label of %s", (_, text, today) => {
    for (const { label, value, name } of parseNote(text).fields) {
      if (label && name !== "plan")
        check(text.slice(0, value.start) + text.slice(value.end), value.start, today);
    }
  });

  test("the beginning of a plan, its wording too", () => {
    const text = COMPLETE_NOTE.replace(
      "She will return the books on Friday and I will ride along.",
      "",
    ).replace("signed: 03/14/2025", "signed:");
    const offset = text.indexOf("Plan: ") + 6;
    expect(check(text, offset, "2025-03-14", Settings.parse({}))).toBe(4);
  });
});
