import * as jsonc from "jsonc-parser";
import type * as z from "zod";
import type { Slots } from "./forms.ts";
import { checkPhrase } from "./program.ts";
import { parsePhrase, PhraseError } from "./phrase.ts";
import { LexiconSource, SignsSource } from "./schema.ts";

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
export function readJson<S extends z.ZodType>(file: string, text: string, schema: S): z.output<S> {
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

/** Reads a lexicon file, every phrase checked. Throws a {@link FileProblem} that names the entry and the mend. */
export function readLexicon(path: string, text: string, slots: Slots): LexiconSource {
  const source = readJson(path, text, LexiconSource);
  const check = phraseChecker(path, text);
  const isPhrase = (phrase: string): void => checkPhrase(phrase, slots);
  check(source.unless, ["unless"], isPhrase);
  check(source.unlessInSentence, ["unlessInSentence"], isPhrase);
  source.entries.forEach(({ terms, unless, instead }, index) => {
    check(terms, ["entries", index, "terms"], isPhrase);
    check(unless, ["entries", index, "unless"], isPhrase);
    instead?.forEach((better, at) => {
      const place = ["entries", index, "instead", at];
      if (typeof better === "string") return check([better], place.slice(0, -1), (said) => checkBetter(said));
      check([better.for], [...place, "for"], isPhrase);
      check(better.say, [...place, "say"], (said) => checkBetter(said, better.for));
    });
  });
  return source;
}

/** Reads the file of what a good note has, every phrase checked. Throws a {@link FileProblem} that names the place and the mend. */
export function readSigns(path: string, text: string, slots: Slots): SignsSource {
  const source = readJson(path, text, SignsSource);
  const check = phraseChecker(path, text);
  const isPhrase = (phrase: string): void => checkPhrase(phrase, slots);
  source.signs.forEach(({ terms, unless }, index) => {
    check(terms, ["signs", index, "terms"], isPhrase);
    check(unless, ["signs", index, "unless"], isPhrase);
  });
  return source;
}

/** Tests the phrases of a list that lies at a path in a file, and says in which place one cannot be read. */
const phraseChecker =
  (path: string, text: string) =>
  (
    phrases: readonly string[] | undefined,
    at: readonly (string | number)[],
    test: (phrase: string) => void,
  ): void =>
    phrases?.forEach((phrase, index) => {
      try {
        test(phrase);
      } catch (error) {
        if (!(error instanceof PhraseError)) throw error;
        throw problemAtPath(path, text, [...at, index], `"${phrase}": ${error.message}`);
      }
    });

/**
 * Better words are put into the note as they are written, so they may inflect words but not leave a choice. A slot in them
 * repeats what stood for that slot in the phrase; {client} and {clients} are the agency's word for the person.
 */
function checkBetter(said: string, phrase = ""): void {
  const at = said.search(/[()[\]<>|]|\.{3}/);
  if (at >= 0)
    throw new PhraseError(`"${said[at]}" leaves a choice: write one wording for each alternative`, at);
  for (const [slot] of said.matchAll(/\{\w*\}?/g)) {
    if (slot === "{client}" || slot === "{clients}" || phrase.includes(slot)) continue;
    throw new PhraseError(`${slot} is not in the phrase that is replaced: use a slot that stands there`, 0);
  }
  parsePhrase(said.replace(/[{}]/g, ""));
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
