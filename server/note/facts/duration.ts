import { serviceMinutes, type Bare, type Duration } from "../durations.ts";
import type { Field } from "../fields.ts";
import { invalid, missing, unlabelled, type Fact, type Trouble } from "./fact.ts";
import { inlineDuration } from "./inline.ts";
import type { Source } from "./source.ts";

/** How long the service took: minutes that are stated, a start and an end, or what the narrative tells. */
export function durationFact(source: Source): Fact<Duration> {
  const fields = source.named("duration", "time");
  const times = timesFact(source);
  const stated = statedDuration(source, fields, times?.value);
  if (stated) return stated;
  if (times)
    return times.value
      ? judged({ ...times.value, ...partsOf(source) }, times.field)
      : invalid(times.field, "end-before-start");
  const open = fields.find(source.isOpen);
  const labelled = fields.find(({ name }) => name === "duration");
  const loose = looseDuration(source, open !== undefined && labelled === open);
  if (loose) return loose;
  if (labelled) return labelled === open ? missing(labelled) : invalid(labelled, "no-duration");
  const said = inlineDuration(source.text, source.story, source.strict);
  if (said === undefined) return missing(open);
  const field: Field = { name: "duration", label: undefined, value: said, origin: "inline" };
  return { ...judged(source.durationIn(said) ?? {}, field), state: "inline" };
}

/** Minutes of a field, with what the others add: travel, documentation, start and end. */
function statedDuration(
  source: Source,
  fields: readonly Field[],
  times: Duration | undefined,
): Fact<Duration> | undefined {
  const stated = fields.map((field) => ({
    field,
    duration: source.durationIn(field.value, bareOf(source, field)),
  }));
  const hit = stated.find(
    ({ duration }) => duration && (serviceMinutes(duration) !== undefined || duration.units !== undefined),
  );
  if (!hit?.duration) return undefined;
  if (serviceMinutes(hit.duration) === 0) return invalid(hit.field, "zero-duration");
  const merged = stated.reduce<Duration>((sum, { duration }) => ({ ...duration, ...sum }), { ...times });
  return judged(
    { ...merged, ...partsOf(source), ...hit.duration, ...(merged.range ? { range: merged.range } : {}) },
    hit.field,
  );
}

/** A duration in a header line without a label. Beside a field that waits for its minutes only a range is believed. */
function looseDuration(source: Source, onlyRange: boolean): Fact<Duration> | undefined {
  for (const value of source.header) {
    const duration = source.durationIn(value);
    if (duration === undefined || serviceMinutes(duration) === undefined) continue;
    if (onlyRange && duration.range === undefined) continue;
    return judged({ ...duration, ...partsOf(source) }, unlabelled("duration", value));
  }
  return undefined;
}

/** A number alone is minutes, unless the label speaks of hours. A lone time of day is no duration. */
const bareOf = ({ words }: Source, { name, label }: Field): Bare =>
  name === "time" ? "none" : label && /\bh(?:ou)?rs?\b|horas/i.test(words(label)) ? "hours" : "minutes";

/** Start and end in fields of their own. */
function timesFact({
  named,
  isBlank,
  rangeOf,
}: Source): { field: Field; value: Duration | undefined } | undefined {
  const start = named("start").find((field) => !isBlank(field));
  const end = named("end").find((field) => !isBlank(field));
  if (!start || !end) return undefined;
  const range = rangeOf(start.value, end.value);
  return (
    range && { field: end, value: { range: { ...range, start: start.value.start, end: end.value.end } } }
  );
}

/** Travel and documentation time from fields of their own. */
function partsOf({ words, named, durationIn }: Source): Duration {
  const minutes = (field: Field | undefined): number | undefined => {
    if (field && /^\s*(?:none|no|ningun[oa])[\s.]*$/i.test(words(field.value))) return 0;
    const duration = field && durationIn(field.value, "minutes");
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
  const trouble = troubleOf(duration);
  return { state: trouble ? "invalid" : "present", field, at: field.value, value: duration, trouble };
}

function troubleOf(duration: Duration): Trouble | undefined {
  const { range, units } = duration;
  const minutes = serviceMinutes(duration);
  if (range && range.to < range.from) return "end-before-start";
  if (units === 0 || (minutes !== undefined && minutes <= 0 && !units)) return "zero-duration";
  return minutes !== undefined && minutes > 24 * 60 ? "over-a-day" : undefined;
}
