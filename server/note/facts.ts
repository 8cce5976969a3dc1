import { findDiagnosisCodes, findProcedureCodes, type DiagnosisCode, type ProcedureCode } from "./codes.ts";
import { findDates, type FoundDate } from "./dates.ts";
import { readDuration, serviceMinutes, type Duration } from "./durations.ts";
import type { Field, FieldName, Layout, RequiredField } from "./fields.ts";
import {
  inlineDate,
  inlineDuration,
  inlineLocation,
  inlinePlan,
  inlineService,
  inlineSignature,
  SERVICE,
} from "./inline.ts";
import { isSpanish } from "./sheet.ts";
import { isPlaceholder, startsAsPlaceholder } from "./placeholder.ts";
import { hasPrompt } from "./prompt.ts";
import { holdsName } from "./signature.ts";
import { textOf as wholeTextOf, type Span } from "./span.ts";
import { rangeOf } from "./times.ts";

/** Stated; absent, blank or a placeholder; there but wrong; or only said inside the narrative. */
export type FieldState = "present" | "missing" | "invalid" | "inline";

/** What is wrong with a value that is there. */
export type Trouble =
  | "no-date"
  | "impossible-date"
  | "signed-before-service"
  | "no-duration"
  | "zero-duration"
  | "over-a-day"
  | "end-before-start"
  | "other-code"
  | "letter-o"
  | "not-icd-10";

/** One required fact as the note states it. `value` is parsed, and there only where it could be. */
export type Fact<Value> = {
  readonly state: FieldState;
  readonly field: Field | undefined;
  /** Where a finding about it stands: its value, or its label where the value is blank. */
  readonly at: Span | undefined;
  readonly value?: Value | undefined;
  readonly trouble?: Trouble | undefined;
};

type Values = {
  date: FoundDate;
  "signature-date": FoundDate;
  duration: Duration;
  code: readonly ProcedureCode[];
  "diagnosis-code": readonly DiagnosisCode[];
};
export type Facts = {
  readonly [Name in RequiredField]: Fact<Name extends keyof Values ? Values[Name] : string>;
};

/** Reads the ten required facts of a note: from their fields, from header lines without labels, else from the narrative. */
export function factsOf(text: string, layout: Layout): Facts {
  const facts = readFacts(text, layout);
  const prompted = layout.fields.filter(({ value }) => hasPrompt(textOf(text, value)));
  if (prompted.length === 0) return facts;
  // A prompt that a fix left is spoken of as such: its field is not missing a second time.
  const answered = prompted.map((field) => [field.name, { state: "present", field, at: field.value }]);
  return { ...facts, ...(Object.fromEntries(answered) as Partial<Facts>) };
}

function readFacts(text: string, layout: Layout): Facts {
  const source = sourceOf(text, layout);
  const date = dateFact(source);
  const signed = signatureFacts(source, date.value?.iso);
  return {
    "service-type": serviceFact(source),
    narrative: narrativeFact(source),
    date,
    duration: durationFact(source),
    location: locationFact(source),
    ...signed,
    "diagnosis-code": diagnosisFact(source),
    code: codeFact(source),
    plan: planFact(source),
  };
}

/** As much of a value as can hold a fact: more than this (in UTF-16 units) is a story. */
const LONGEST_VALUE = 4000;

const textOf = (text: string, { start, end }: Span): string =>
  wholeTextOf(text, { start, end: Math.min(end, start + LONGEST_VALUE) });

/** More values than this are no header. */
const MOST_VALUES = 200;

type Source = {
  readonly text: string;
  readonly layout: Layout;
  /** Prose that tells what happened: everything but plan and goal. */
  readonly story: readonly Span[];
  /** Values of the header in which a fact without a label may stand. */
  readonly header: readonly Span[];
  /** True where the note has a header with labels: then its narrative is searched with more caution. */
  readonly strict: boolean;
  named(...names: FieldName[]): Field[];
};

const SEARCHED: ReadonlySet<FieldName> = new Set<FieldName>([
  "service-type",
  "date",
  "time",
  "duration",
  "location",
  "code",
  "diagnosis-code",
  "program",
  "other",
  "start",
  "end",
  "travel",
  "documentation",
]);

function sourceOf(text: string, layout: Layout): Source {
  const labelled = layout.fields.filter(
    ({ label, name }) => label && name !== "other" && name !== "narrative" && name !== "plan",
  );
  return {
    text,
    layout,
    story: layout.sections
      .filter(({ name }) => name !== "plan" && name !== "goal")
      .map(({ body }) => body)
      .filter(({ start, end }) => end > start)
      .sort((a, b) => a.start - b.start),
    header: [
      ...layout.loose,
      ...layout.fields
        .filter(
          ({ name, label, value }) =>
            SEARCHED.has(name) &&
            value.end > value.start &&
            !(name === "other" && label && DATED.test(textOf(text, label))),
        )
        .map(({ value }) => value),
    ].slice(0, MOST_VALUES),
    strict: labelled.length > 2,
    named: (...names) => names.flatMap((name) => layout.fields.filter((field) => field.name === name)),
  };
}

/** Labels of other dates than the service's. */
const DATED = /date|birth|dob|fecha|created|printed|updated|appointment|appt|admi|intake|age/i;

const missing = (field?: Field): Fact<never> => ({
  state: "missing",
  field,
  at: field && (field.label ?? field.value),
});

const isBlankValue = (text: string, { value }: Field): boolean => isPlaceholder(textOf(text, value));

function dateFact(source: Source): Fact<FoundDate> {
  const { text } = source;
  const fields = source.named("date");
  for (const field of fields) {
    const found = datesIn(text, field, true)[0];
    if (found) return datedFact(found, field);
  }
  const wrong = fields.find(
    (field) => !isBlankValue(text, field) && !startsAsPlaceholder(textOf(text, field.value)),
  );
  if (wrong) {
    const inside = looseDate(source);
    return inside ?? { state: "invalid", field: wrong, at: wrong.value, trouble: "no-date" };
  }
  if (fields[0]) return missing(fields[0]);
  const inside = looseDate(source);
  if (inside) return inside;
  const said = inlineDate(text, source.story, source.strict);
  if (said === undefined) return missing();
  const field: Field = { name: "date", label: undefined, value: said, origin: "inline" };
  return said.iso === undefined
    ? { state: "invalid", field, at: said, trouble: "impossible-date" }
    : { state: "inline", field, at: said, value: said };
}

/** A date in a header line that has no label of its own. */
function looseDate({ text, header }: Source): Fact<FoundDate> | undefined {
  for (const value of header) {
    const found = findDates(textOf(text, value))[0];
    if (found === undefined) continue;
    const at = { ...found, start: value.start + found.start, end: value.start + found.end };
    return datedFact(at, { name: "date", label: undefined, value: at, origin: "unlabelled" });
  }
  return undefined;
}

function datesIn(text: string, { label, value }: Field, withoutYear: boolean): FoundDate[] {
  return findDates(textOf(text, value), { dayFirst: isSpanish(text, label), withoutYear }).map((date) => ({
    ...date,
    start: value.start + date.start,
    end: value.start + date.end,
  }));
}

const datedFact = (found: FoundDate, field: Field): Fact<FoundDate> =>
  found.hasYear && found.iso === undefined
    ? { state: "invalid", field, at: found, value: found, trouble: "impossible-date" }
    : { state: "present", field, at: found, value: found };

function durationFact(source: Source): Fact<Duration> {
  const { text } = source;
  const fields = source.named("duration", "time");
  const stated = fields.map((field) => ({
    field,
    duration: readDuration(textOf(text, field.value), bareOf(text, field)),
  }));
  const times = timesFact(source);
  const hit = stated.find(
    ({ duration }) => duration && (serviceMinutes(duration) !== undefined || duration.units !== undefined),
  );
  if (hit?.duration) {
    const merged = stated.reduce<Duration>((sum, { duration }) => ({ ...duration, ...sum }), {
      ...(times?.value ?? {}),
    });
    return judged(
      { ...merged, ...partsOf(source), ...hit.duration, ...(merged.range ? { range: merged.range } : {}) },
      hit.field,
    );
  }
  if (times)
    return times.value
      ? judged({ ...times.value, ...partsOf(source) }, times.field)
      : { state: "invalid", ...times, at: times.field.value, trouble: "end-before-start" };
  const placeholder = fields.find(
    (field) => isBlankValue(text, field) || startsAsPlaceholder(textOf(text, field.value)),
  );
  const labelled = fields.find(({ name }) => name === "duration");
  for (const value of source.header) {
    const duration = readDuration(textOf(text, value));
    if (
      duration &&
      serviceMinutes(duration) !== undefined &&
      !(placeholder && labelled === placeholder && duration.range === undefined)
    )
      return judged(
        { ...duration, ...partsOf(source) },
        { name: "duration", label: undefined, value, origin: "unlabelled" },
      );
  }
  if (labelled && labelled !== placeholder)
    return { state: "invalid", field: labelled, at: labelled.value, trouble: "no-duration" };
  if (labelled) return missing(labelled);
  const said = inlineDuration(text, source.story, source.strict);
  if (said === undefined) return missing(placeholder);
  const duration = readDuration(textOf(text, said));
  const field: Field = { name: "duration", label: undefined, value: said, origin: "inline" };
  return { ...judged(duration ?? {}, field), state: "inline" };
}

/** A number alone is minutes, unless the label speaks of hours. A lone time of day is no duration. */
const bareOf = (text: string, { name, label }: Field): "none" | "minutes" | "hours" =>
  name === "time"
    ? "none"
    : label && /\bh(?:ou)?rs?\b|horas/i.test(textOf(text, label))
      ? "hours"
      : "minutes";

/** Start and end in fields of their own. */
function timesFact({ text, named }: Source): { field: Field; value: Duration | undefined } | undefined {
  const start = named("start").find((field) => !isBlankValue(text, field));
  const end = named("end").find((field) => !isBlankValue(text, field));
  if (!start || !end) return undefined;
  const range = rangeOf(textOf(text, start.value), textOf(text, end.value));
  return (
    range && { field: end, value: { range: { ...range, start: start.value.start, end: end.value.end } } }
  );
}

/** Travel and documentation time from fields of their own. */
function partsOf({ text, named }: Source): Duration {
  const minutes = (field: Field | undefined): number | undefined => {
    const duration = field && readDuration(textOf(text, field.value), "minutes");
    return duration?.service ?? duration?.travel ?? duration?.documentation ?? duration?.total;
  };
  const travel = minutes(named("travel")[0]);
  const documentation = minutes(named("documentation")[0]);
  return {
    ...(travel === undefined ? {} : { travel }),
    ...(documentation === undefined ? {} : { documentation }),
  };
}

function judged(duration: Duration, field: Field): Fact<Duration> {
  const { range } = duration;
  const minutes = serviceMinutes(duration);
  const trouble: Trouble | undefined =
    range && range.to < range.from
      ? "end-before-start"
      : minutes !== undefined && minutes <= 0 && !duration.units
        ? "zero-duration"
        : minutes !== undefined && minutes > 24 * 60
          ? "over-a-day"
          : duration.units === 0
            ? "zero-duration"
            : undefined;
  return { state: trouble ? "invalid" : "present", field, at: field.value, value: duration, trouble };
}

function codeFact(source: Source): Fact<readonly ProcedureCode[]> {
  const { text } = source;
  const fields = source.named("code");
  for (const field of fields) {
    const codes = shifted(findProcedureCodes(textOf(text, field.value), true), field.value);
    if (codes.length > 0) return codedFact(codes, field);
  }
  for (const value of source.header) {
    const codes = shifted(findProcedureCodes(textOf(text, value), false), value);
    if (codes.length > 0)
      return codedFact(codes, { name: "code", label: undefined, value, origin: "unlabelled" });
  }
  const other = fields.find(
    (field) =>
      !isBlankValue(text, field) &&
      /\d/.test(textOf(text, field.value)) &&
      !startsAsPlaceholder(textOf(text, field.value)),
  );
  if (other) return { state: "invalid", field: other, at: other.value, trouble: "other-code" };
  if (fields[0]) return missing(fields[0]);
  for (const span of source.story) {
    const codes = shifted(findProcedureCodes(textOf(text, span), false), span);
    if (codes.length === 0) continue;
    const fact = codedFact(codes, { name: "code", label: undefined, value: codes[0]!, origin: "inline" });
    return fact.state === "invalid" ? fact : { ...fact, state: "inline" };
  }
  return missing();
}

function codedFact(codes: readonly ProcedureCode[], field: Field): Fact<readonly ProcedureCode[]> {
  const wrong = codes.find(({ trouble }) => trouble === "other-code" || trouble === "letter-o");
  const right = codes.find((code) => code.trouble === undefined || code.trouble === "lower-case");
  return wrong &&
    (!right || (wrong.trouble === "other-code" && field.label !== undefined && /^H/.test(wrong.code)))
    ? {
        state: "invalid",
        field,
        at: wrong,
        value: codes,
        trouble: wrong.trouble === "letter-o" ? "letter-o" : "other-code",
      }
    : { state: "present", field, at: right ?? field.value, value: codes };
}

function diagnosisFact(source: Source): Fact<readonly DiagnosisCode[]> {
  const { text } = source;
  const fields = source.named("diagnosis-code");
  for (const field of fields) {
    const written = textOf(text, field.value);
    const codes = shifted(findDiagnosisCodes(written, true), field.value);
    const wrong = codes.find(({ ok }) => !ok);
    const right = codes.find(({ ok }) => ok);
    if (right) return { state: "present", field, at: right, value: codes };
    if (wrong) return { state: "invalid", field, at: wrong, value: codes, trouble: "not-icd-10" };
  }
  for (const value of source.header) {
    const codes = shifted(findDiagnosisCodes(textOf(text, value), false), value).filter(({ ok }) => ok);
    if (codes[0] && !isPart(source.named("location"), codes[0]))
      return {
        state: "present",
        field: { name: "diagnosis-code", label: undefined, value, origin: "unlabelled" },
        at: codes[0],
        value: codes,
      };
  }
  const wrong = fields.find((field) => {
    const written = textOf(text, field.value);
    return !isPlaceholder(written) && !startsAsPlaceholder(written) && /\d/.test(written);
  });
  if (wrong) return { state: "invalid", field: wrong, at: wrong.value, trouble: "not-icd-10" };
  if (fields[0]) return missing(fields[0]);
  for (const span of source.story) {
    const codes = shifted(findDiagnosisCodes(textOf(text, span), false), span);
    if (codes[0])
      return {
        state: "inline",
        field: { name: "diagnosis-code", label: undefined, value: codes[0], origin: "inline" },
        at: codes[0],
        value: codes,
      };
  }
  return missing();
}

const isPart = (fields: readonly Field[], span: Span): boolean =>
  fields.some(({ value }) => value.start <= span.start && span.end <= value.end);

const shifted = <S extends Span>(spans: readonly S[], { start }: Span): S[] =>
  spans.map((span) => ({ ...span, start: span.start + start, end: span.end + start }));

function serviceFact(source: Source): Fact<string> {
  const { text } = source;
  const fields = source.named("service-type");
  const stated = fields.find(
    (field) => !isBlankValue(text, field) && !startsAsPlaceholder(textOf(text, field.value)),
  );
  if (stated) return { state: "present", field: stated, at: stated.value, value: textOf(text, stated.value) };
  const procedure = source
    .named("code")
    .find(
      (field) =>
        /\p{L}{4}/u.test(textOf(text, field.value)) &&
        !isBlankValue(text, field) &&
        !startsAsPlaceholder(textOf(text, field.value)),
    );
  if (procedure)
    return { state: "present", field: procedure, at: procedure.value, value: textOf(text, procedure.value) };
  if (fields[0]) return missing(fields[0]);
  for (const value of [...source.header, ...source.named("program").map((field) => field.value)]) {
    const found = SERVICE.exec(textOf(text, value));
    if (found && !isGenericTitle(textOf(text, value)))
      return {
        state: "present",
        field: { name: "service-type", label: undefined, value, origin: "unlabelled" },
        at: value,
        value: textOf(text, value),
      };
  }
  const said = inlineService(text, source.story);
  return said
    ? {
        state: "inline",
        field: { name: "service-type", label: undefined, value: said, origin: "inline" },
        at: said,
        value: textOf(text, said),
      }
    : missing();
}

/** "Peer Support Progress Note" names the form, not the service. */
const isGenericTitle = (title: string): boolean =>
  /\b(?:notes?|form|documentation|record|program|department|division|county|agency|team|services)\b/i.test(
    title,
  ) &&
  !/\b(?:individual|group|family|youth|bridg\w*|outreach|warm ?line|engagement|skill\w*|coaching|one[- ]to[- ]one|1:1)\b/i.test(
    title,
  );

function locationFact(source: Source): Fact<string> {
  const { text } = source;
  const fields = source.named("location");
  const stated = fields.find(
    (field) => !isBlankValue(text, field) && !startsAsPlaceholder(textOf(text, field.value)),
  );
  if (stated) return { state: "present", field: stated, at: stated.value, value: textOf(text, stated.value) };
  if (fields[0]) return missing(fields[0]);
  for (const field of source.named("other", "service-type", "duration", "date", "time")) {
    const written = textOf(text, field.value);
    if (
      (field.origin === "unlabelled" && PLACE.test(written)) ||
      AT_PLACE.test(written) ||
      REMOTE.test(written)
    )
      return {
        state: "present",
        field: { name: "location", label: undefined, value: field.value, origin: "unlabelled" },
        at: field.value,
        value: written,
      };
  }
  for (const value of source.layout.loose) {
    const written = textOf(text, value);
    if (AT_PLACE.test(written) || REMOTE.test(written))
      return {
        state: "present",
        field: { name: "location", label: undefined, value, origin: "unlabelled" },
        at: value,
        value: written,
      };
  }
  const said = inlineLocation(text, source.story);
  return said
    ? {
        state: "inline",
        field: { name: "location", label: undefined, value: said, origin: "inline" },
        at: said,
        value: textOf(text, said),
      }
    : missing();
}

const PLACE =
  /\b(?:home|house|apartment|apt|office|clinic|center|centre|park|library|shelter|hospital|unit|school|cafe|coffee|church|court|jail|store|lobby|motel|porch|kitchen|camp|field|community|clubhouse|residence|garden|mall|gym|room|street|st|ave|drop-in|campus|site|lot|phone|telephone|zoom|video|telehealth|casa|oficina|centro|parque|iglesia|pos ?\d\d)\b/i;
const AT_PLACE =
  /(?:^|[\s,(])(?:at|in|@)\s(?:the\s|his\s|her\s|their\s|client['’]s\s|member['’]s\s)?\p{L}+/iu;
const REMOTE =
  /\b(?:by|via|over|on)\s(?:the\s)?(?:phone|telephone|zoom|video|telehealth)\b|\btelehealth\b|\btelephone\b/i;

function narrativeFact({ text, story, layout }: Source): Fact<string> {
  const told = story.filter((span) => !isPlaceholder(textOf(text, span)));
  const words = told.reduce((sum, span) => sum + wordCount(text, span), 0);
  const field = layout.fields.find(({ name }) => name === "narrative");
  if (words >= 8) {
    const longest = told.reduce((best, span) =>
      span.end - span.start > best.end - best.start ? span : best,
    );
    return { state: "present", field, at: longest, value: textOf(text, longest) };
  }
  return missing(field);
}

/** Counted no further than matters. */
const wordCount = (text: string, { start, end }: Span): number =>
  text
    .slice(start, Math.min(end, start + 400))
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length;

function planFact(source: Source): Fact<string> {
  const { text } = source;
  const fields = source.named("plan");
  const stated = fields.find((field) => !isBlankValue(text, field));
  if (stated) return { state: "present", field: stated, at: stated.value, value: textOf(text, stated.value) };
  if (fields[0]) return missing(fields[0]);
  const said = inlinePlan(text, source.story);
  return said
    ? {
        state: "inline",
        field: { name: "plan", label: undefined, value: said, origin: "inline" },
        at: said,
        value: textOf(text, said),
      }
    : missing();
}

function signatureFacts(
  source: Source,
  service: string | undefined,
): Pick<Facts, "signature" | "signature-date"> {
  const { text } = source;
  const fields = source.named("signature");
  const stated = fields.find((field) => !isBlankValue(text, field) && holdsName(textOf(text, field.value)));
  const said = stated
    ? undefined
    : inlineSignature(text, source.story.length > 0 ? [...source.layout.prose] : []);
  const writer =
    fields.length === 0
      ? source.named("writer").find(({ label, origin }) => !label && origin === "signature-line")
      : undefined;
  const signature: Fact<string> = stated
    ? { state: "present", field: stated, at: stated.value, value: textOf(text, stated.value) }
    : said?.name
      ? {
          state: "present",
          field: { name: "signature", label: undefined, value: said.name, origin: "signature-line" },
          at: said.name,
          value: textOf(text, said.name),
        }
      : writer
        ? { state: "present", field: writer, at: writer.value, value: textOf(text, writer.value) }
        : missing(fields[0]);
  return { signature, "signature-date": signatureDateFact(source, service, said?.date) };
}

function signatureDateFact(
  source: Source,
  service: string | undefined,
  said: Span | undefined,
): Fact<FoundDate> {
  const { text } = source;
  const fields = source.named("signature-date");
  for (const field of fields) {
    const found = datesIn(text, field, true)[0];
    if (found) return signedFact(found, field, service);
  }
  const wrong = fields.find(
    (field) => !isBlankValue(text, field) && !startsAsPlaceholder(textOf(text, field.value)),
  );
  if (wrong) return { state: "invalid", field: wrong, at: wrong.value, trouble: "no-date" };
  if (said) {
    const found = findDates(textOf(text, said))[0];
    if (found)
      return signedFact(
        { ...found, ...said },
        { name: "signature-date", label: undefined, value: said, origin: "signature-line" },
        service,
      );
  }
  return missing(fields[0]);
}

function signedFact(found: FoundDate, field: Field, service: string | undefined): Fact<FoundDate> {
  const fact = datedFact(found, field);
  return fact.state === "present" && service !== undefined && found.iso !== undefined && found.iso < service
    ? { ...fact, state: "invalid", trouble: "signed-before-service" }
    : fact;
}
