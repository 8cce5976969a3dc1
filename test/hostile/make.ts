import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { workbook } from "../cli/workbook.ts";

/** Hostile files that are too large, too deep or too odd to be kept, by name. */
export const hostileFiles = (): Readonly<Record<string, string | Uint8Array>> => ({
  "escapes.note":
    "Narrative: He was manipulative.\u009b31m\n\u001b[2J\u001b]52;c;eA==\u0007\u001b]8;;http://x\u0007 \u202ebackward \u001b[31mHe was manipulative.\n",
  "nul.note": "He was\0 manipulative.",
  "deep-yaml.note": `---\nDate: ${nested("[", 9000, "]")}\nCode: H0038\n---\nHe was manipulative.\n`,
  "bomb-yaml.note": `---\na: &a [x,x,x,x,x,x,x,x,x]\n${[..."bcdefg"].map((key, at) => `${key}: &${key} [${`*${"abcdef"[at]},`.repeat(9)}]`).join("\n")}\n---\nHe was manipulative.\n`,
  "long.note": "x ".repeat(5_100_000),
  "x.constructor": "He was manipulative.",
  "deep.fhir.json": `{"resourceType":"Composition","section":[${nested('{"title":"a","section":[', 20_000, "]}")}]}`,
  "bundle.json": `[${nested('{"resource":', 20_000, "}", '{"resourceType":"Patient"}')}]`,
  "proto.jsonl": '{"__proto__":{"note":"a"},"constructor":"b","note":"He was manipulative."}\n',
  "deep.jsonl": `{"note":"He was manipulative.","a":${nested("[", 100_000, "]")}}\n`,
  "wide.csv": `Narrative,${"Plan,".repeat(50_000)}Plan\nx,${"y,".repeat(50_000)}y\n`,
  "formulas.csv": "Narrative,Note ID,__proto__\n\"He was manipulative.\",=cmd|'/C calc'!A0,x\n",
  "bomb.csv.gz": gzipSync(`Narrative\n${"a".repeat(30_000_000)}\nHe was manipulative.\n`),
  "bomb.xlsx": sheet(`<x>${" ".repeat(310_000_000)}</x>`),
  "far.xlsx": sheet('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'),
  "far-down.xlsx": sheet('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'),
  "slip.xlsx": zipSync({ "../../slipped": strToU8("x"), "xl/workbook.xml": strToU8("<x/>") }),
  "entities.xlsx": workbook({ "A&amp;B": [["Narrative"], ["&constructor; He was manipulative."]] }),
  "deep/.peernote.json": `{ "names": ${nested("[", 50_000, "]")} }`,
  "deep/a.note": "He was manipulative.",
  "proto/.peernote.json": '{ "__proto__": { "names": ["x"] } }',
  "proto/a.note": "He was manipulative.",
  "names/.peernote.json": '{ "names": ["", "(", "...", "Room 3:15", "a\\tb", "__proto__"] }',
  "names/a.note": "He was manipulative.",
  "ways/.peernote.json": '{ "lexicon": ["words.json", "../../../../etc/passwd"] }',
  "ways/words.json": `{ "category": "motive", "entries": [{ "terms": ["x\\ty", "x ${"[a] ".repeat(100)}b"], "examples": ["[[x y]]"] }] }`,
  "ways/a.note": `x ${"a ".repeat(3000)}.`,
});

const nested = (open: string, times: number, close: string, inside = ""): string =>
  `${open.repeat(times)}${inside}${close.repeat(times)}`;

/** A workbook whose only sheet has this inside. */
function sheet(inside: string): Uint8Array {
  const parts = { "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${inside}</sheetData></worksheet>` };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])), {
    level: 1,
  });
}
