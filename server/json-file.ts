import * as jsonc from "jsonc-parser";
import type * as z from "./zod.ts";

/** A mistake in a file from outside: which file, where in it, and the mend. Lines and columns count from 1. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly detail: string;
  constructor(file: string, line: number, column: number, detail: string) {
    super(`${file}:${line}:${column}: ${detail}`);
    this.file = file;
    this.line = line;
    this.column = column;
    this.detail = detail;
  }
}

/** Reads JSON (comments and a last comma are allowed) against a schema. Throws a {@link FileProblem}. */
export function readJson<S extends z.ZodMiniType>(file: string, text: string, schema: S): z.output<S> {
  checkDepth(file, text);
  const errors: jsonc.ParseError[] = [];
  const tree = jsonc.parseTree(text, errors, { allowTrailingComma: true });
  const broken = errors[0];
  if (broken !== undefined || tree === undefined) {
    const at = broken?.offset ?? 0;
    throw problemAt(
      file,
      text,
      at,
      `not valid JSON here (${broken ? jsonc.printParseErrorCode(broken.error) : "the file is empty"})`,
    );
  }
  const result = schema.safeParse(jsonc.getNodeValue(tree));
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = issue.path.filter((step): step is string | number => typeof step !== "symbol");
  throw problemAt(file, text, offsetOf(tree, issue, path), detailOf(issue, path));
}

/** No file of ours is nested so deep, and what reads JSON would run out of space. */
function checkDepth(file: string, text: string): void {
  const scanner = jsonc.createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const at = scanner.getTokenOffset();
    const sign = text[at];
    if (sign === "{" || sign === "[") depth++;
    if (sign === "}" || sign === "]") depth--;
    if (depth > DEEPEST) throw problemAt(file, text, at, `nested more than ${DEEPEST} deep here`);
  }
}

const DEEPEST = 100;

function detailOf(issue: z.core.$ZodIssue, path: readonly (string | number)[]): string {
  if (issue.code === "unrecognized_keys") {
    return `"${issue.keys[0]}" is not known here: check its spelling, or take it out`;
  }
  return `${path.join(".") || "the file"}: ${issue.message}`;
}

/** The problem at a place inside a JSON file, given by its path. */
export function problemAtPath(
  file: string,
  text: string,
  path: readonly (string | number)[],
  detail: string,
): FileProblem {
  const tree = jsonc.parseTree(text);
  const node = tree && jsonc.findNodeAtLocation(tree, [...path]);
  return problemAt(file, text, node?.offset ?? 0, detail);
}

function offsetOf(tree: jsonc.Node, issue: z.core.$ZodIssue, path: (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = jsonc.findNodeAtLocation(tree, path.slice(0, length));
    if (node === undefined) continue;
    const key = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
    const unknown =
      key === undefined ? undefined : node.children?.find((child) => child.children?.[0]?.value === key);
    return (unknown ?? node).offset;
  }
  return 0;
}

function problemAt(file: string, text: string, offset: number, detail: string): FileProblem {
  const before = text.slice(0, offset).split("\n");
  return new FileProblem(file, before.length, before.at(-1)!.length + 1, detail);
}
