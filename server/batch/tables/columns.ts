import { labelBook, SECTIONS, type LabelMeaning } from "../../note/labels.ts";
import type { FieldName, Labels } from "../../note/fields.ts";

/** A column of a table, or a path in a record, and what stands in it. */
export type Column = {
  /** The header as the table has it; of a JSON record the keys that lead there, joined by dots. */
  readonly name: string;
  readonly field: FieldName;
  /** What it is called in a note. */
  readonly label: string;
};

/** Which columns are read as what, and what stands in the way of reading them at all. */
export type Mapping = {
  readonly columns: readonly Column[];
  /** Where among the names each of the columns stands. */
  readonly places: readonly number[];
  /** Headers that say nothing about what stands below them. */
  readonly unknown: readonly string[];
  /** Facts that a note states once, and for which there are several columns: somebody has to choose. */
  readonly doubtful: readonly { readonly field: FieldName; readonly names: readonly string[] }[];
};

/** Which columns are which, as somebody says. */
export type Chosen = Readonly<Partial<Record<FieldName, readonly string[]>>>;

/**
 * Finds out what stands in which column. A header is read as the same label in a note would be; what was chosen goes
 * before. Where a known label and a guess both stand for a fact, the known one does.
 */
export function mapColumns(names: readonly string[], labels: Labels, chosen: Chosen): Mapping {
  const { meaningOf } = labelBook(labels);
  const byChoice = new Map(
    Object.entries(chosen).flatMap(([field, columns]) => columns.map((name) => [name, field as FieldName])),
  );
  const isChosen = (field: FieldName): boolean =>
    chosen[field]?.some((name) => names.includes(name)) ?? false;
  const read = names.map((name, place) => {
    const choice = byChoice.get(name);
    if (choice !== undefined) return { name, place, field: choice, isGuess: false };
    const meaning = meaningOfPath(name, meaningOf);
    if (meaning === undefined || isChosen(meaning.name)) return { name, place };
    return { name, place, field: meaning.name, isGuess: !meaning.exact };
  });
  const rivals = new Map<FieldName | undefined, { same: string[]; known: string[] }>();
  for (const { name, field, isGuess } of read) {
    const { same, known } = rivals.get(field) ?? { same: [], known: [] };
    same.push(name);
    if (!isGuess) known.push(name);
    rivals.set(field, { same, known });
  }
  const doubtful: { field: FieldName; names: string[] }[] = [];
  const columns: Column[] = [];
  const places: number[] = [];
  const unknown: string[] = [];
  for (const { name, place, field, isGuess } of read) {
    const { same, known } = rivals.get(field)!;
    if (field === undefined || (isGuess && known.length > 0)) unknown.push(name);
    else if (same.length === 1 || known.length === 1 || MAY_REPEAT.has(field)) {
      columns.push({ name, field, label: labelFor(field, name) });
      places.push(place);
    } else if (!doubtful.some((one) => one.field === field))
      doubtful.push({ field, names: known.length > 0 ? known : same });
  }
  return { columns, places, unknown, doubtful };
}

/** A path of keys as a whole, then by its last key: "session.start" is a start, "location.name" a location. A guess comes last. */
function meaningOfPath(
  path: string,
  meaningOf: (label: string) => LabelMeaning | undefined,
): LabelMeaning | undefined {
  const whole = meaningOf(path);
  const keys = path.split(".").filter((key) => !/^\d+$/.test(key));
  const key = keys.findLast((one, at) => at === 0 || !SAYS_NOTHING.test(one));
  if (whole?.exact || keys.length < 2 || key === undefined) return whole;
  const last = meaningOf(key);
  return last?.exact ? last : (whole ?? last);
}

const SAYS_NOTHING = /^(?:name|display|value|text|description|reference)$/i;

/** Sentences may stand in several columns, and of who and where the first one is taken. */
const MAY_REPEAT: ReadonlySet<FieldName> = new Set([
  ...SECTIONS,
  "person",
  "writer",
  "program",
  "id",
  "other",
]);

/** A known label, which the note's own reading is sure of. A duration's header may say that it is in hours. */
function labelFor(field: FieldName, name: string): string {
  const own = name
    .replace(/^.*\.(?=\p{L})/u, "") // of a path the last key
    .replace(/[:\s]+/g, " ")
    .trim();
  return field === "duration" || field === "section" || field === "other" ? own : LABELS[field];
}

const LABELS: Readonly<Record<Exclude<FieldName, "duration" | "section" | "other">, string>> = {
  "service-type": "Service Type",
  narrative: "Narrative",
  date: "Date of Service",
  location: "Location",
  signature: "Signature",
  "signature-date": "Signature Date",
  "diagnosis-code": "ICD-10",
  code: "Procedure Code",
  plan: "Plan",
  travel: "Travel Time",
  documentation: "Documentation Time",
  time: "Time",
  start: "Start Time",
  end: "End Time",
  goal: "Goal",
  person: "Name",
  writer: "Staff",
  program: "Program",
  id: "Note ID",
};
