import { decodeText, NotText } from "../../files.ts";
import { textOfHtml } from "./html.ts";

/** An object of JSON as it comes from a file: nothing is known of what it holds. */
export type Json = Readonly<Record<string, unknown>>;

/** What is read of a document of FHIR, in this order. The labels of notes say what each is. */
export const FHIR_NAMES: readonly string[] = ["id", "author", "program", "text"];

export const isResource = (record: Json): boolean =>
  typeof record["resourceType"] === "string" || isObject(record["resource"]);

/**
 * The notes in a resource of FHIR (R4), or why one has none: the text of a DocumentReference (plain or HTML), the sections of a
 * Composition, and both in a Bundle. Resources of other kinds hold no notes.
 */
export function* notesOf(record: Json): Generator<readonly (string | undefined)[] | string> {
  switch (record["resourceType"]) {
    case "Bundle":
      for (const entry of objects(record["entry"])) yield* notesOf(entry);
      return;
    case "DocumentReference":
      return yield* attachmentsOf(record);
    case "Composition": {
      const text = objects(record["section"]).map(sectionText).filter(Boolean).join("\n\n");
      yield text === "" ? NO_SECTIONS : aboutOf(record, text);
      return;
    }
    default:
      if (isObject(record["resource"])) yield* notesOf(record["resource"]); // an entry of a Bundle
  }
}

const NO_SECTIONS = "is a Composition without text in its sections: it is left out";
const NO_TEXT_WITHIN = "is a DocumentReference that does not hold its text (attachment.data): it is left out";
const NOT_DECODED = "is a DocumentReference whose attachment is no UTF-8 text: it is left out";

/** A document may be there in several forms: the first that is text is taken. */
function* attachmentsOf(record: Json): Generator<readonly (string | undefined)[] | string> {
  const attachments = objects(record["content"]).map(({ attachment }) =>
    isObject(attachment) ? attachment : {},
  );
  const attachment = attachments.find(
    ({ data, contentType = "text/plain" }) =>
      typeof data === "string" && typeof contentType === "string" && /^text\/|xhtml/i.test(contentType),
  );
  if (attachment === undefined) return yield NO_TEXT_WITHIN;
  try {
    const text = decodeText(Buffer.from(String(attachment["data"]), "base64"));
    yield aboutOf(record, /html/i.test(String(attachment["contentType"])) ? textOfHtml(text) : text);
  } catch (error) {
    if (!(error instanceof NotText)) throw error;
    yield NOT_DECODED;
  }
}

function aboutOf(record: Json, text: string): readonly (string | undefined)[] {
  const [author] = objects(record["author"]);
  const { custodian } = record;
  return [asText(record["id"]), nameOf(author), isObject(custodian) ? nameOf(custodian) : undefined, text];
}

const nameOf = (reference: Json | undefined): string | undefined =>
  asText(reference?.["display"]) ?? asText(reference?.["reference"]);

/** A section as a note would have it, with the sections in it. */
function sectionText(section: Json): string {
  const { title, text } = section;
  const own = isObject(text) ? textOfHtml(asText(text["div"]) ?? "") : "";
  const body = [own, ...objects(section["section"]).map(sectionText)].filter(Boolean).join("\n\n");
  return body === "" || asText(title) === undefined ? body : `${asText(title)}: ${body}`;
}

const asText = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
