import { readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

/** The pure core: what runs the same in Node, in a browser worker and in a worker thread. */
const CORE = [
  "note",
  "lexicon",
  "profiles",
  "reader",
  "recovery",
  "rules",
  "rewrite",
  "fix",
  "complete",
  "acceptance.ts",
  "additions.ts",
  "kept.ts",
  "lint.ts",
  "messages.ts",
  "saying.ts",
  "json-file.ts",
  "laid-out.ts",
  "packed.ts",
  "settings.ts",
  "standing.ts",
  "defaults.ts",
  "report",
  "visible.ts",
  "zod.ts",
];

const root = resolve(import.meta.dirname, "../..");
const server = join(root, "server");

const filesIn = (path: string): string[] =>
  statSync(path).isFile()
    ? path.endsWith(".ts")
      ? [path]
      : []
    : readdirSync(path).flatMap((name) => filesIn(join(path, name)));

const importsOf = (file: string): string[] =>
  ts.preProcessFile(readFileSync(file, "utf8")).importedFiles.map((imported) => imported.fileName);

const isCore = (file: string): boolean => {
  const [top] = relative(server, file).split("/");
  return top !== undefined && CORE.includes(top);
};

const core = CORE.flatMap((path) => filesIn(join(server, path)));
const all = filesIn(server);

describe("the layers", () => {
  test("the core is found", () => {
    expect(core.length).toBeGreaterThan(20);
  });

  test.each(core.map((file) => [relative(root, file), file]))(
    "%s imports nothing from outside the core",
    (_, file) => {
      for (const name of importsOf(file)) {
        expect(name, "Node's own modules stay at the edges").not.toMatch(/^node:/);
        expect(builtinModules, "Node's own modules stay at the edges").not.toContain(name);
        expect(name, "editors stay at the edges").not.toMatch(/^vscode/);
        if (name.startsWith(".") && name.endsWith(".ts")) {
          expect(isCore(resolve(dirname(file), name)), `${name} is outside the core`).toBe(true);
        }
      }
    },
  );

  test.each(core.map((file) => [relative(root, file), file]))("%s has no clock and no process", (_, file) => {
    const code = readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
    expect(code).not.toMatch(/\bDate\.now\b|\bnew Date\(\s*\)|\bprocess\.|\bperformance\.|\bMath\.random\b/);
  });

  test("one file knows compromise", () => {
    const importers = all.filter((file) => importsOf(file).some((name) => /^compromise/.test(name)));
    expect(importers.map((file) => relative(server, file))).toEqual(["note/compromise.ts"]);
  });

  test("one folder knows the language server protocol", () => {
    for (const file of all.filter((path) => importsOf(path).some((name) => name.startsWith("vscode-")))) {
      expect(relative(server, file)).toMatch(/^lsp\//);
    }
  });
});
