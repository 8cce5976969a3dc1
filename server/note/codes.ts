import { matchesOf } from "./matches.ts";
import type { Span } from "./span.ts";

/** A procedure code as it is written, and as it is meant. */
export type ProcedureCode = Span & {
  /** Five characters in capitals, an O among the digits read as a zero. */
  readonly code: string;
  readonly modifiers: readonly string[];
  /** What is off about it: another code than a peer's, or only a slip of the keys. */
  readonly trouble: "other-code" | "letter-o" | undefined;
};

/** The two codes of peer support services (toolkit p. 14): skill-building groups, and engagement or therapeutic activity. */
export const PEER_CODES: ReadonlySet<string> = new Set(["H0025", "H0038"]);

/** Procedure codes in a text. `labelled` texts may hold bare five-digit CPT codes; elsewhere those are house numbers. */
export function findProcedureCodes(text: string, labelled: boolean): ProcedureCode[] {
  const found: ProcedureCode[] = [];
  for (const match of matchesOf(text, labelled ? LABELLED_CODE : HCPCS)) {
    const written = match[1]!;
    const code = written
      .toUpperCase()
      .replace(/O/g, "0")
      .replace(/(?<=\d)[IL]/g, "1");
    const modifiers = (match[2] ?? "")
      .toUpperCase()
      .split(/[^A-Z0-9]+/)
      .filter(Boolean);
    const trouble = !PEER_CODES.has(code)
      ? "other-code"
      : written.toUpperCase() !== code
        ? "letter-o"
        : undefined;
    found.push({ start: match.index, end: match.index + written.length, code, modifiers, trouble });
  }
  return found;
}

const MODIFIERS = String.raw`((?:\s?[-:.,/]\s?(?:[A-Z][A-Z0-9]|9[35])\b|\s(?:H[A-Z0-9]|U[1-9A-D]|SC|GT|95|93)\b){0,4})`;
const HCPCS = new RegExp(String.raw`(?<![\p{L}\d.])([Hh][0OoD\d]{4})(?![\p{L}\d])${MODIFIERS}`, "gu");
const LABELLED_CODE = new RegExp(
  String.raw`(?<![\p{L}\d.])((?:[A-Za-z][0Oo\dIl]{2,5}|[0Oo\d]{4}[A-Za-z\d]|\d{4,6}))(?![\p{L}\d])${MODIFIERS}`,
  "gu",
);

/** A diagnosis code as it is written. `ok` says that it has the shape of ICD-10-CM; nothing is looked up. */
export type DiagnosisCode = Span & { readonly code: string; readonly ok: boolean };

/** Diagnosis codes in a text. Without a label only the common shape with a letter, digits and a dot is believed. */
export function findDiagnosisCodes(text: string, labelled: boolean): DiagnosisCode[] {
  const found: DiagnosisCode[] = [];
  for (const match of matchesOf(text, labelled ? LABELLED_DIAGNOSIS : ICD10_IN_TEXT)) {
    const code = match[0].toUpperCase();
    if (/^ICD/.test(code) || /^[HG]\d{4}$/.test(code) || !/\d/.test(code)) continue; // "none yet"
    found.push({
      start: match.index,
      end: match.index + code.length,
      code,
      ok: ICD10.test(code) && !ICD9.test(code),
    });
  }
  return found;
}

/**
 * FY 2025 ICD-10-CM: a letter, a digit, a digit or A or B, then up to four more behind a dot that many leave out. No code
 * has a letter O behind its first character.
 */
const ICD10 = /^[A-TV-Z]\d[\dAB](?:\.?[0-9A-NP-Z]{1,4})?$/;
/** V62.89 was a code of ICD-9; the V codes of ICD-10-CM, for accidents on the road, have seven characters. */
const ICD9 = /^V\d\d\.\d{1,2}$/;
const ICD10_IN_TEXT =
  /(?<![\p{L}\d.#/-])(?:[FfZz]\d{2}(?:\.[0-9A-Za-z]{1,4}|\d{1,3})?|[A-EG-TVWXYa-eg-tvwxy]\d[\dA-Za-z]\.[0-9A-Za-z]{1,4})(?![\p{L}\d])/gu;
const LABELLED_DIAGNOSIS =
  /(?<![\p{L}\d.])(?!(?:ICD|DSM)[\s-]?(?:9|10|5|IV|V)\b)(?:[A-Za-z]{1,3}[\dOo][\dA-Za-z]{0,2}(?:\.[0-9A-Za-z]{0,5})?|\d{3}\.\d{1,2}|[VEve]\d{2}\.\d{1,2}|\d{3})(?![\p{L}\d])/gu;
