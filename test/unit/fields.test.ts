import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defaultConfig } from "../../server/config.ts";
import { lint, type Finding } from "../../server/lint.ts";
import { REQUIRED_FIELDS, type Labels, type RequiredField } from "../../server/note/fields.ts";
import { parseNote, type Note } from "../../server/note/note.ts";
import { serviceMinutes } from "../../server/note/durations.ts";
import { Settings } from "../../server/settings.ts";

const TODAY = "2025-06-30";

const { lexicon } = defaultConfig();

const findings = (text: string, settings = Settings.parse({})): Finding[] =>
  lint(parseNote(text, settings.labels), { settings, lexicon, today: TODAY });

const ids = (text: string, settings?: Settings): string[] =>
  findings(text, settings)
    .map(({ rule }) => rule)
    .filter((rule) => /^(?:field|check)\//.test(rule));

const words = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end);

/** One value per required field, in one form whatever the layout. */
function valuesOf(text: string): Record<RequiredField, string> {
  const { facts }: Note = parseNote(text);
  const plain = (value: string | undefined): string =>
    (value ?? "").replace(/[*_"]/g, "").replace(/\s+/g, " ").replace(/\.$/, "").trim();
  return {
    "service-type": plain(facts["service-type"].value),
    narrative: plain(facts.narrative.value),
    date: facts.date.value?.iso ?? "",
    duration: String(facts.duration.value && serviceMinutes(facts.duration.value)),
    location: plain(facts.location.value),
    signature: plain(facts.signature.value).replace(/,? CMPSS,?$/, ""),
    "signature-date": facts["signature-date"].value?.iso ?? "",
    "diagnosis-code": facts["diagnosis-code"].value?.[0]?.code ?? "",
    code: facts.code.value?.[0]?.code ?? "",
    plan: plain(facts.plan.value),
  };
}

const STORY = "We sorted the mail and she threw most of it away. She kept the card from her niece.";
const STEP = "She answers the card on Friday and I bring a stamp.";

const LAYOUTS: Readonly<Record<string, string>> = {
  labels: `Service type: Peer support\nDate: 03/14/2025\nDuration: 45 min\nLocation: Cedar House\nICD-10: F33.1\nCode: H0038\n\nNarrative: ${STORY}\n\nPlan: ${STEP}\n\nSignature: Ana Ruiz, CMPSS\nDate signed: 03/15/2025`,
  capitals: `SVC TYPE: Peer support   DOS: 3/14/25   DUR: 45 MIN\nLOC: Cedar House   DX: F33.1   HCPCS: H0038\nNOTE: ${STORY}\nPLAN: ${STEP}\nSIG: Ana Ruiz, CMPSS   SIG DATE: 3/15/25`,
  bars: `Svc: Peer support | DOS 2025-03-14 | 1:15 PM - 2:00 PM | Loc: Cedar House | Dx F33.1 | H0038\n\n${STORY}\n\nNext steps: ${STEP}\n\nAna Ruiz, CMPSS 3/15/25`,
  bold: `**Type of service:** Peer support\n**Service date:** March 14, 2025\n**Length:** 45 minutes\n**Where:** Cedar House\n**Diagnosis code:** F33.1\n**Billing code:** H0038\n\n**What we did.** ${STORY}\n\n**Next steps.** ${STEP}\n\n*Signed:* Ana Ruiz, CMPSS, 3/15/2025`,
  headings: `## Service\nPeer support\n## Date of service\n14 March 2025\n## Duration\n3/4 hr (45 min)\n## Location\nCedar House\n## ICD-10\nF33.1\n## Code\nH0038\n## Narrative\n${STORY}\n## Plan\n${STEP}\n## Signature\nAna Ruiz, CMPSS\n## Date signed\n2025-03-15`,
  rows: `| Field | Entry |\n|---|---|\n| Service | Peer support |\n| Date | 3/14/2025 |\n| Time | 9:00-9:45 am |\n| Location | Cedar House |\n| ICD-10 | F33.1 |\n| Code | H0038 |\n| Plan | ${STEP} |\n| Signature | Ana Ruiz, CMPSS |\n| Signature date | 3/15/2025 |\n\n${STORY}`,
  columns: `| Service | Date | Minutes | Location | Dx | Code |\n|---|---|---|---|---|---|\n| Peer support | 3/14/2025 | 45 | Cedar House | F33.1 | H0038 |\n\n${STORY}\n\nPlan: ${STEP}\n\nElectronically signed by Ana Ruiz, CMPSS on 03/15/2025 at 4:10 PM`,
  "front matter": `---\nservice_type: Peer support\nservice_date: 2025-03-14\nduration_minutes: 45\nlocation: Cedar House\nicd10: F33.1\nhcpcs: H0038\nplan: "${STEP}"\nsignature: Ana Ruiz, CMPSS\nsignature_date: 2025-03-15\n---\n\n${STORY}`,
  export: `DOS,Service Type,Duration,Location,ICD-10,HCPCS,Narrative,Plan,Signature,Date Signed\n3/14/2025,Peer support,45 min,Cedar House,F33.1,H0038,"${STORY}","${STEP}","Ana Ruiz, CMPSS",3/15/2025`,
  Spanish: `Tipo de servicio: Peer support\nFecha: 14/03/2025\nDuración: cuarenta y cinco minutos\nLugar: Cedar House\nDiagnóstico: F33.1\nCódigo: H0038\n\nNarrativa: ${STORY}\n\nPróximos pasos: ${STEP}\n\nFirma: Ana Ruiz, CMPSS\nFecha de firma: 15/03/2025`,
};

test("the same note in ten layouts gives the same ten values", () => {
  const values = Object.fromEntries(Object.entries(LAYOUTS).map(([name, text]) => [name, valuesOf(text)]));
  console.table(
    Object.fromEntries(
      Object.entries(values).map(([name, fields]) => [
        name,
        Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value.slice(0, 14)])),
      ]),
    ),
  );
  for (const [name, fields] of Object.entries(values)) expect(fields, name).toEqual(values["labels"]);
  expect(Object.values(values["labels"]!).every((value) => value !== "")).toBe(true);
});

test.each(["dev.jsonl", "fields.jsonl"])("the fields of %s are read as they are labelled", (file) => {
  const notes = readFileSync(`test/corpus/${file}`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; text: string; fields: Record<RequiredField, string> });
  const wrong: string[] = [];
  for (const note of notes) {
    const found = findings(note.text).filter(({ severity }) => severity !== "hint");
    for (const name of REQUIRED_FIELDS) {
      const state = found.find(({ rule }) => rule === `field/${name}`)?.data["state"] ?? "present";
      const stated = note.fields[name] === "inline" ? "present" : note.fields[name];
      if (note.fields.date !== undefined && (state === "inline" ? "present" : state) !== stated)
        wrong.push(`${note.id} ${name}: ${state}, labelled ${note.fields[name]}`);
    }
  }
  // Notes are dated up to the end of 2025: seen from June, later ones have not come yet.
  const timeless = wrong.filter((line) => !/date: invalid, labelled present$/.test(line));
  expect(timeless.length / (notes.length * REQUIRED_FIELDS.length), timeless.join("\n")).toBeLessThan(0.02);
});

test("a label inside a sentence is text", () => {
  const text = "Narrative: We met at noon. She told me the plan: call Friday. I wrote it down for her.";
  expect(parseNote(text).fields.map(({ name }) => name)).toEqual(["narrative"]);
});

test("prose holds the telling and no label, code or name", () => {
  const text = LAYOUTS["labels"]!;
  expect(parseNote(text).prose.map((span) => words(text, span))).toEqual([STORY, STEP]);
});

test("an agency's own labels are understood", () => {
  const labels: Labels = { location: ["Spot we picked"] };
  const text = "Spot we picked: the skate park";
  expect(parseNote(text, labels).facts.location.state).toBe("present");
  expect(parseNote(text).facts.location.state).toBe("missing");
});

test.each([
  ["Date of service: 02/30/2025", "field/date", "impossible-date"],
  ["Date of service: 02/03/2026", "field/date", "future-date"],
  ["Date of service: 02/03/1985", "field/date", "long-ago"],
  ["Duration: 0 min", "field/duration", "zero-duration"],
  ["Duration: 26 hours", "field/duration", "over-a-day"],
  ["Time: 2:00 pm - 1:15 pm", "field/duration", "end-before-start"],
  ["Code: H0035", "field/code", "other-code"],
  ["Code: HOO38", "field/code", "letter-o"],
  ["ICD-10: 296.32", "field/diagnosis-code", "not-icd-10"],
])("%s is %s %s", (text, rule, trouble) => {
  const found = findings(text).find((finding) => finding.rule === rule);
  expect(found?.data).toEqual({ state: "invalid", trouble });
});

test("a signature before the service is invalid, one too late a question", () => {
  const dates = (service: string, signed: string) =>
    ids(
      `Date: ${service}\nNote: We walked around the lake and talked about fish.\nSignature: Ana Ruiz, CPS\nDate signed: ${signed}`,
    );
  expect(dates("03/14/2025", "03/13/2025")).toContain("field/signature-date");
  expect(dates("03/14/2025", "03/19/2025")).not.toContain("check/late-signature");
  expect(dates("03/14/2025", "03/20/2025")).toContain("check/late-signature");
  // César Chávez Day, the 31st of March, is no business day.
  expect(dates("03/28/2025", "04/03/2025")).not.toContain("check/late-signature");
});

test("HOO38 is corrected to H0038, h0038 is right as it is", () => {
  const wrong = findings("Code: HOO38").find(({ rule }) => rule === "field/code");
  expect(wrong?.fixes[0]?.edits).toEqual([{ start: 6, end: 11, text: "H0038" }]);
  expect(ids("Code: h0038")).not.toContain("field/code");
});

test("an inserted field takes the looks of the note and leaves one prompt", () => {
  for (const [name, text] of Object.entries(LAYOUTS)) {
    const gone = text
      .replace(/\n\*{0,2}(?:Location|Where|Lugar):.*/i, "")
      .replace(/ \| Loc: Cedar House|LOC: Cedar House {3}/, "")
      .replace(/\n\| Location .*/, "")
      .replace(/\nlocation: .*/, "");
    if (gone === text) continue;
    const missing = findings(gone).find(({ rule }) => rule === "field/location");
    const edit = missing?.fixes[0]?.edits?.[0];
    if (!edit) throw new Error(`${name}: no fix for the missing location`);
    const mended = gone.slice(0, edit.start) + edit.text + gone.slice(edit.end);
    const before = ids(gone).filter((id) => id !== "field/location");
    expect(ids(mended).sort(), `${name}\n${mended}`).toEqual([...before, "check/placeholder"].sort());
  }
});

test("the later notice leaves codes to the claim, and a single rule can be asked for again", () => {
  const note = LAYOUTS["labels"]!.replace("Code: H0038\n", "").replace("ICD-10: F33.1\n", "");
  expect(ids(note)).toEqual(
    expect.arrayContaining(["field/code", "field/diagnosis-code", "check/time-breakdown"]),
  );
  expect(ids(note, Settings.parse({ profile: "bhin-23-068" }))).toEqual([]);
  expect(ids(note, Settings.parse({ profile: "bhin-23-068", rules: { "field/code": "warning" } }))).toEqual([
    "field/code",
  ]);
  const own = {
    id: "ours",
    title: "Our list",
    source: "Manual, p. 3",
    rules: { "field/code": "off" },
  } as const;
  expect(ids(note, Settings.parse({ profile: own }))).not.toContain("field/code");
});

test("contradicting fields name both values", () => {
  const found = findings("Duration: 45 min\nMinutes: 30").find(
    ({ rule }) => rule === "check/contradicting-fields",
  );
  expect(found?.message).toContain("45 min");
  expect(found?.message).toContain("30");
});

test.each([
  ["no text", ""],
  ["one word", "hello"],
  ["only a table", "| Date | 3/4/2025 |\n|---|---|"],
  ["right to left and emoji", "تاريخ: ٣/٤ 🙂\nDate: 3/4/2025 🙂\nPlan: 🙂"],
  ["Windows line ends and a byte order mark", "\uFEFFDate: 3/4/2025\r\nLocation:\r\n\r\nWe met.\r\n"],
  ["one line of two megabytes", "Date: 3/4/2025 " + "word ".repeat(400_000)],
])("%s is read without harm", (_, text) => {
  const { fields, prose } = parseNote(text);
  for (const { value } of fields) expect(value.start <= value.end && value.end <= text.length).toBe(true);
  for (const span of prose) expect(span.end <= text.length).toBe(true);
  if (text.includes("3/4/2025")) expect(parseNote(text).facts.date.value?.iso).toBe("2025-03-04");
});
