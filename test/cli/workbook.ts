import { strToU8, zipSync } from "fflate";

/** A cell: text, a number, a day (YYYY-MM-DD) or a time of day (HH:MM), as a spreadsheet keeps them. */
export type Cell = string | number | { readonly day: string } | { readonly time: string };

/** A workbook with these sheets, made by hand: their texts shared, days and times as numbers with a style. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): Uint8Array {
  const texts: string[] = [];
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${OFFICE}/relationships"><sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map((_, at) => relationship(at + 1, "worksheet", `worksheets/sheet${at + 1}.xml`))
      .join(
        "",
      )}${relationship(98, "sharedStrings", "sharedStrings.xml")}${relationship(99, "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet ${MAIN}><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="18"/></cellXfs></styleSheet>`,
  };
  for (const [at, rows] of Object.values(sheets).entries()) {
    const cells = rows.map((row, down) => {
      const inside = row.map((cell, across) => cellXml(cell, `${letter(across)}${down + 1}`, texts)).join("");
      return `<row r="${down + 1}">${inside}</row>`;
    });
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet ${MAIN}><sheetData>${cells.join("")}</sheetData></worksheet>`;
  }
  files["xl/sharedStrings.xml"] =
    `<sst ${MAIN}>${texts.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, xml]) => [path, strToU8(xml)])));
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const relationship = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`;

function cellXml(cell: Cell, place: string, texts: string[]): string {
  if (typeof cell === "string") return `<c r="${place}" t="s"><v>${texts.push(cell) - 1}</v></c>`;
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if ("day" in cell)
    return `<c r="${place}" s="1"><v>${(Date.parse(cell.day) - Date.UTC(1899, 11, 30)) / 86_400_000}</v></c>`;
  const [hours, minutes] = cell.time.split(":").map(Number) as [number, number];
  return `<c r="${place}" s="2"><v>${(hours * 60 + minutes) / 1440}</v></c>`;
}

const letter = (at: number): string => String.fromCharCode(65 + at);
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
