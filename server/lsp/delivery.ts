import {
  DocumentDiagnosticReportKind,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Check, Checked } from "./checked.ts";
import type { Guard } from "./guard.ts";
import { nextTurn } from "./turn.ts";

/** How diagnostics come to the editor: asked for or published, never both. `refresh` makes all of them new. */
export type Delivery = { refresh(): Promise<void> };

type Parts = {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly check: Check;
  readonly diagnosticsOf: (checked: Checked) => Diagnostic[];
  readonly guard: Guard;
};

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** For editors that ask, and can be told to ask again. */
export function answerDiagnostics({ connection, documents, check, diagnosticsOf, guard }: Parts): Delivery {
  connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
    guard("diagnostics", NOTHING, async () => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return NOTHING;
      const checked = await check(document);
      return checked.id === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: checked.id }
        : {
            kind: DocumentDiagnosticReportKind.Full,
            resultId: checked.id,
            items: diagnosticsOf(checked),
          };
    }),
  );
  return { refresh: () => connection.languages.diagnostics.refresh() };
}

/**
 * Lets the server read what has come in by now, so that a burst of changes is checked a few times at most, and without any other
 * delay. What has come in behind a long check is read in one turn and taken up in the next.
 */
async function readingAll(): Promise<void> {
  for (let turns = 0; turns < TURNS; turns++) await nextTurn();
}

const TURNS = 3;

/** For editors that wait to be told. Closing a document takes its diagnostics away. */
export function publishDiagnostics({ connection, documents, check, diagnosticsOf, guard }: Parts): Delivery {
  const publish = (document: TextDocument): Promise<void> =>
    guard("diagnostics", undefined, async () => {
      const { uri, version } = document;
      const isCurrent = (): boolean => documents.get(uri)?.version === version;
      await readingAll();
      if (!isCurrent()) return;
      const checked = await check(document);
      if (!isCurrent()) return;
      await connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(checked) });
    });
  documents.onDidChangeContent(({ document }) => void publish(document));
  documents.onDidClose(
    ({ document: { uri } }) =>
      void guard("closing", undefined, () => connection.sendDiagnostics({ uri, diagnostics: [] })),
  );
  return {
    async refresh() {
      await Promise.all(documents.all().map(publish));
    },
  };
}
