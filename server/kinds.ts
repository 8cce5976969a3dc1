/** What a file holds: the text of one note, or many notes in one of these forms. */
export const KINDS = ["text", "csv", "tsv", "xlsx", "jsonl", "json", "fhir"] as const;
export type Kind = (typeof KINDS)[number];

/** What a file holds, as its name says. */
export const kindOf = (path: string): Kind =>
  ENDINGS.get(/\.([a-z]+)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? "") ?? "text";

const ENDINGS: ReadonlyMap<string, Kind> = new Map([
  ["csv", "csv"],
  ["tsv", "tsv"],
  ["xlsx", "xlsx"],
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
  ["json", "json"],
]);
