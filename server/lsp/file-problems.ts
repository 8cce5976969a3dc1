import { DiagnosticSeverity, type Connection, type Diagnostic } from "vscode-languageserver";
import type { Read } from "./configuration.ts";
import type { FileProblem } from "../json-file.ts";
import { problemRange } from "./convert.ts";
import { SOURCE } from "./protocol.ts";

/**
 * Shows what is wrong with settings, lexicon files and what is accepted in those very files, and takes it away once it is mended. They are
 * published also to editors that ask for diagnostics, because those ask only about notes.
 */
export function createFileProblems(connection: Connection): (read: readonly Read[]) => Promise<void> {
  let marked: ReadonlySet<string> = new Set();
  return async (read) => {
    const problems = read.flatMap(({ problems }) => problems);
    const wrong = new Set(problems.map(({ file }) => file));
    const mended = [...marked].filter((uri) => !wrong.has(uri));
    marked = wrong;
    const sent = [...wrong, ...mended].map((uri) =>
      connection.sendDiagnostics({
        uri,
        diagnostics: problems.filter(({ file }) => file === uri).map(toDiagnostic),
      }),
    );
    await Promise.all(sent);
  };
}

const toDiagnostic = (problem: FileProblem): Diagnostic => ({
  range: problemRange(problem),
  severity: DiagnosticSeverity.Error,
  source: SOURCE,
  message: problem.detail,
});
