import { NO_TEXT } from "./decode.ts";
import { elementsOf, type Element } from "./elements.ts";
import { FHIR_NAMES, isObject, isResource, notesOf } from "./fhir.ts";
import { linesOf } from "./lines.ts";
import { LEFT_OUT, LONGEST_ROW, TOO_LONG, type BadRow, type NamedRow, type Table } from "./table.ts";

/** Opens a text of JSON lines, one record each. */
export const jsonLinesTable = (text: AsyncIterable<string>): Table => ({
  unit: "line",
  rows: rowsOf(numbered(linesOf(text))),
});

/**
 * Opens a JSON text: a list of records, an object with one list of them in it, or one resource of FHIR. `cut` is told where it ends
 * too early.
 */
export async function jsonTable(text: AsyncIterable<string>, cut: () => void): Promise<Table> {
  const { head, all } = await peek(text);
  const resource = /^\s*\{[^{}[\]]*"resourceType"\s*:\s*"(?!Bundle")/.test(head);
  return { unit: "record", rows: rowsOf(resource ? whole(all) : elementsOf(all, cut)) };
}

/** Opens a text of FHIR: lines of resources, or a resource. */
export async function fhirTable(text: AsyncIterable<string>, cut: () => void): Promise<Table> {
  const { head, all } = await peek(text);
  const [firstLine = "", second] = head.split("\n", 2);
  const isLines = second !== undefined && isObject(tryParse(firstLine));
  return isLines ? jsonLinesTable(all) : jsonTable(all, cut);
}

/** The beginning of a text, enough to tell what it is, and all of it. */
async function peek(text: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const parts = text[Symbol.asyncIterator]();
  let head = "";
  while (head.length < ENOUGH) {
    const next = await parts.next();
    if (next.done) break;
    head += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    yield* { [Symbol.asyncIterator]: () => parts };
  }
  return { head, all: all() };
}

const ENOUGH = 4096;

async function* numbered(lines: AsyncIterable<string | typeof TOO_LONG>): AsyncGenerator<Element> {
  for await (const text of lines) yield { text, list: 1 };
}

async function* whole(text: AsyncIterable<string>): AsyncGenerator<Element> {
  let all = "";
  for await (const part of text) if (all.length <= LONGEST_ROW) all += part;
  yield { text: all.length > LONGEST_ROW ? TOO_LONG : all, list: 1 };
}

/** The records, each with the paths to what it holds. Where there are resources of FHIR, the notes in them are the rows. */
async function* rowsOf(elements: AsyncIterable<Element>): AsyncGenerator<NamedRow | BadRow> {
  const shared = createLayouts();
  let row = 0;
  let records: number | undefined; // the list that they are in
  for await (const { text, list } of elements) {
    row++;
    if (text === TOO_LONG) yield { row, why: LEFT_OUT.tooLong };
    else if (text.includes(NO_TEXT)) yield { row, why: LEFT_OUT.noText };
    else if (text.trim() !== "") {
      const record = tryParse(text);
      if (!isObject(record)) yield { row, why: "is no JSON record: it is left out" };
      else if (isResource(record) && isDeeperThan(DEEPEST_RESOURCE, record)) yield { row, why: TOO_DEEP };
      else if (isResource(record)) {
        for (const note of notesOf(record))
          yield typeof note === "string" ? { row, why: note } : { row, names: FHIR_NAMES, values: note };
      } else if (list !== (records ??= list))
        yield { row, why: "is in another list than the first records: it is left out" };
      else {
        const cells = [...cellsOf(record)];
        yield { row, names: shared(cells.map(([name]) => name)), values: cells.map(([, value]) => value) };
      }
    }
  }
}

/** Bundles and sections lie in one another, but not without end. */
const DEEPEST_RESOURCE = 100;
const TOO_DEEP = `is nested more than ${DEEPEST_RESOURCE} deep: it is left out`;

const isDeeperThan = (most: number, value: object): boolean =>
  most === 0 ||
  Object.values(value).some(
    (part) => typeof part === "object" && part !== null && isDeeperThan(most - 1, part as object),
  );

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Records that are laid out alike share their list of names. Where none are, not all are kept. */
function createLayouts(): (names: readonly string[]) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (names) => {
    const key = JSON.stringify(names);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size === MOST_LAYOUTS) known.clear();
    known.set(key, names);
    return names;
  };
}

const MOST_LAYOUTS = 1000;

/** What a record holds, by the path that leads there: "staff.name", "services.0.code". A list of plain values is one. */
function* cellsOf(value: unknown, path: readonly string[] = []): Generator<[string, string]> {
  if (Array.isArray(value) && value.every((part) => typeof part !== "object" || part === null))
    yield [path.join("."), value.map(shown).join(", ")];
  else if (typeof value === "object" && value !== null && path.length < DEEPEST)
    for (const [key, part] of Object.entries(value)) yield* cellsOf(part, [...path, key]);
  else if (typeof value !== "object" || value === null) yield [path.join("."), shown(value)];
}

const DEEPEST = 8;

const shown = (value: unknown): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
