import fc from "fast-check";
import { expect, test } from "vitest";
import { serviceMinutes } from "../../server/note/durations.ts";
import { REQUIRED_FIELDS } from "../../server/note/fields.ts";
import { parseNote } from "../../server/note/note.ts";

/** `npm run test:long` asks for the full numbers; an ordinary run takes a tenth. */
const long = process.env["PEERNOTE_LONG_TESTS"] !== undefined;
const times = (full: number): { numRuns: number } => ({ numRuns: long ? full : full / 10 });

const two = (n: number): string => String(n).padStart(2, "0");
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

const date = fc
  .record({
    year: fc.integer({ min: 2017, max: 2026 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .chain(({ year, month, day }) => {
    const name = MONTHS[month - 1]!;
    return fc
      .constantFrom(
        `${month}/${day}/${year}`,
        `${two(month)}/${two(day)}/${year}`,
        `${month}-${day}-${String(year).slice(2)}`,
        `${year}-${two(month)}-${two(day)}`,
        `${name} ${day}, ${year}`,
        `${name.slice(0, 3)}. ${day}, ${year}`,
        `${day} ${name} ${year}`,
        `${two(month)}.${two(day)}.${year}`,
      )
      .map((written) => ({ written, iso: `${year}-${two(month)}-${two(day)}` }));
  });

const duration = fc.integer({ min: 5, max: 180 }).chain((minutes) => {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const start = 8 * 60;
  const clock = (at: number): string =>
    `${((Math.floor(at / 60) + 11) % 12) + 1}:${two(at % 60)} ${at < 720 ? "am" : "pm"}`;
  const forms = [
    `${minutes} min`,
    `${minutes} minutes`,
    `${minutes}m`,
    `${minutes}`,
    `${clock(start)} - ${clock(start + minutes)}`,
  ];
  if (hours > 0)
    forms.push(
      `${hours}:${two(rest)}`,
      `${hours} hr ${rest} min`,
      `${hours}h${two(rest)}`,
      `${hours} hours, ${rest} minutes`,
    );
  return fc.constantFrom(...forms).map((written) => ({ written, minutes }));
});

const header = fc.record({
  date,
  duration,
  code: fc.constantFrom("H0038", "H0025"),
  diagnosis: fc.constantFrom("F33.1", "F20.9", "Z59.01", "F43.10", "F90"),
  location: fc.constantFrom("clinic", "her apartment", "Oak Park library", "Zoom", "shelter on 5th"),
  labels: fc.record({
    date: fc.constantFrom(
      "Date",
      "DOS",
      "Date of Service",
      "service date",
      "VISIT DATE",
      "Session date",
      "Date of contact",
    ),
    duration: fc.constantFrom(
      "Duration",
      "DUR",
      "Length",
      "Time spent",
      "Total time",
      "Minutes",
      "Length of visit",
    ),
    code: fc.constantFrom("Code", "HCPCS", "CPT/HCPCS", "Procedure code", "BILLING CODE", "Service code"),
    diagnosis: fc.constantFrom("ICD-10", "Dx", "Diagnosis code", "ICD10", "ICD-10 code"),
    location: fc.constantFrom("Location", "LOC", "Place of service", "Where", "Location of member", "Site"),
  }),
  layout: fc.constantFrom("lines", "bars", "tabs", "spaces", "bold", "bullets", "rows", "columns", "equals"),
  order: fc.shuffledSubarray(["date", "duration", "code", "diagnosis", "location"] as const, {
    minLength: 5,
  }),
});

test("generated headers are read back as they were meant", () => {
  fc.assert(
    fc.property(header, ({ labels, layout, order, ...values }) => {
      const written = { ...values, date: values.date.written, duration: values.duration.written };
      const { facts } = parseNote(
        layOut(
          order.map((name) => [labels[name], written[name]]),
          layout,
        ),
      );
      expect(facts.date.value?.iso).toBe(values.date.iso);
      expect(facts.duration.value && serviceMinutes(facts.duration.value)).toBe(values.duration.minutes);
      expect(facts.code.value?.[0]?.code).toBe(values.code);
      expect(facts["diagnosis-code"].value?.[0]?.code).toBe(values.diagnosis);
      expect(facts.location.value).toBe(values.location);
    }),
    times(10_000),
  );
});

function layOut(pairs: readonly (readonly [string, string])[], layout: string): string {
  const colons = pairs.map(([label, value]) => `${label}: ${value}`);
  switch (layout) {
    case "bars":
      return colons.join(" | ");
    case "tabs":
      return colons.join("\t");
    case "spaces":
      return colons.join("   ");
    case "bold":
      return pairs.map(([label, value]) => `**${label}:** ${value}`).join("\n");
    case "bullets":
      return colons.map((line) => `- ${line}`).join("\n");
    case "rows":
      return [
        "| Field | Entry |",
        "|---|---|",
        ...pairs.map(([label, value]) => `| ${label} | ${value} |`),
      ].join("\n");
    case "columns":
      return [pairs.map(([label]) => label), pairs.map(() => "---"), pairs.map(([, value]) => value)]
        .map((row) => `| ${row.join(" | ")} |`)
        .join("\n");
    case "equals":
      return pairs.map(([label, value]) => `${label} = ${value}`).join("\n");
    default:
      return colons.join("\n");
  }
}

const shreds = fc.constantFrom(
  "Date",
  "DOS: ",
  "Plan:",
  "Signature",
  "Signed by ",
  " | ",
  "|---|",
  "\n",
  "\r\n",
  "\n\n",
  "---\n",
  "# ",
  "**",
  "- ",
  "3/4/2025",
  "45 min",
  "H0038",
  "F33.1",
  "9-10a",
  "Ana Ruiz, CPS",
  ". ",
  ": ",
  "\t",
  ",",
  ";",
  "____",
  "\uFEFF",
  "🙂",
  "ש",
  '"',
  "(P)",
  "B: ",
  "at the park",
  "I met her",
  " ",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc
    .array(fc.oneof({ weight: 4, arbitrary: shreds }, fc.string({ maxLength: 8 })), { maxLength: 40 })
    .map((parts) => parts.join("")),
);

test("any text is read, and every span lies in it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { fields, sections, prose, facts } = parseNote(text);
      const spans = [
        ...fields.flatMap(({ label, value }) => [label, value]),
        ...sections.flatMap(({ heading, body }) => [heading, body]),
        ...prose,
        ...REQUIRED_FIELDS.map((name) => facts[name].at),
      ];
      for (const span of spans) {
        if (span && !(0 <= span.start && span.start <= span.end && span.end <= text.length))
          throw new Error(JSON.stringify(span));
      }
      for (let at = 1; at < prose.length; at++)
        if (prose[at]!.start < prose[at - 1]!.end) throw new Error("prose overlaps");
    }),
    times(100_000),
  );
});
