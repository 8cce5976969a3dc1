import type { FieldName, RequiredField } from "../note/fields.ts";
import { normalLabel } from "../note/labels.ts";
import type { Note } from "../note/note.ts";
import { textOf } from "../note/span.ts";
import { chosenSeverity } from "../profiles/profiles.ts";
import { WORDING } from "../rules/likely.ts";
import type { Settings } from "../settings.ts";
import { ABOUT } from "./about.ts";
import { writtenLike } from "./label-text.ts";
import type { Offer } from "./offer.ts";
import { linePlaceAt, type LinePlace } from "./place.ts";

/** Labels for a line that starts at the caret: facts that the note still lacks, then what else it may have. */
export function labelsAt(note: Note, offset: number, settings: Settings): Offer[] {
  const place = linePlaceAt(note, offset);
  if (place === undefined) return [];
  const write = writtenLike(note, place);
  const open = knownLabels(settings).filter(
    (known) => !isThere(note, known, place) && startsWith(known.label, place.words.trimEnd()),
  );
  const offer = ({ name, label }: Known, detail: "complete/missing" | "complete/if-it-fits"): Offer => ({
    kind: "label",
    label,
    detail: { id: detail },
    about: { id: ABOUT[name] },
    edit: { ...place.taken, text: write(label) },
    match: place.marks + label,
  });
  return [
    ...open.filter(({ name }) => isAskedFor(name, settings)).map((known) => offer(known, "complete/missing")),
    ...open
      .filter(({ name }) => !isAskedFor(name, settings))
      .map((known) => offer(known, "complete/if-it-fits")),
  ];
}

type Known = { readonly name: FieldName; readonly label: string };

/** In the order of a note. An agency's own labels stand in place of ours; its headings and other lines beside them. */
const knownLabels = ({ labels: own }: Settings): Known[] =>
  IN_ORDER.flatMap(([name, ...ours]) => {
    const agency = own[name] ?? [];
    const labels = agency.length === 0 || name === "section" ? [...agency, ...ours] : agency;
    return labels.map((label) => ({ name, label }));
  });

const required = (name: RequiredField): [FieldName, string] => [name, WORDING[name].label];

/** Names and numbers of people are not among them: a form asks for those, not a line of text. */
const IN_ORDER: readonly (readonly [FieldName, ...string[]])[] = [
  ["id"],
  ["person"],
  ["program"],
  required("service-type"),
  required("date"),
  ["time"],
  ["start", "Start time"],
  ["end", "End time"],
  required("duration"),
  ["travel", "Travel time"],
  ["documentation", "Documentation time"],
  required("location"),
  required("diagnosis-code"),
  required("code"),
  ["other"],
  ["goal", "Goal"],
  required("narrative"),
  ["section", "Strengths", "Behavior", "Situation", "Intervention", "Response", "Resources shared"],
  required("plan"),
  ["writer"],
  required("signature"),
  required("signature-date"),
];

const isRequired = (name: FieldName): name is RequiredField => Object.hasOwn(WORDING, name);

const isAskedFor = (name: FieldName, settings: Settings): boolean =>
  isRequired(name) && chosenSeverity(settings, `field/${name}`) !== "off";

/** The note has the fact or its label somewhere else than where the caret stands. */
function isThere({ text, fields, sections, facts }: Note, known: Known, { taken }: LinePlace): boolean {
  const labels = [...fields, ...sections.map(({ name, heading }) => ({ name, label: heading }))].filter(
    ({ label }) => label !== undefined && (label.end <= taken.start || label.start >= taken.end),
  );
  if (labels.some(({ label }) => normalLabel(textOf(text, label!)) === normalLabel(known.label))) return true;
  if (known.name === "section" || known.name === "other") return false;
  if (labels.some(({ name }) => name === known.name)) return true;
  return isRequired(known.name) && ["present", "invalid"].includes(facts[known.name].state);
}

/** One of the label's words opens with what is written. */
const startsWith = (label: string, words: string): boolean =>
  ` ${label.toLowerCase()}`.includes(` ${words.toLowerCase().replaceAll("_", " ")}`);
