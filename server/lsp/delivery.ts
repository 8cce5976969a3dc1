import {
  DocumentDiagnosticReportKind,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Checks, Showing } from "./checked.ts";
import type { Guard } from "./guard.ts";
import { nextTurn, rest } from "./turn.ts";

/** How diagnostics come to the editor: asked for or published, never both. `refresh` makes all of them new. */
export type Delivery = { refresh(): Promise<void> };

type Parts = Checks & {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly diagnosticsOf: (showing: Showing) => Diagnostic[];
  readonly guard: Guard;
};

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** For editors that ask, and can be told to ask again: they are where there was no more than a first look, once nobody types. */
export function answerDiagnostics(parts: Parts): Delivery {
  const { connection, documents, check, look, diagnosticsOf, guard } = parts;
  const refresh = (): Promise<void> => connection.languages.diagnostics.refresh();
  let lookedAt: string | undefined;
  const lookAgain = (document: TextDocument): Promise<void> =>
    guard("diagnostics", undefined, async () => {
      const isCurrent = currentIn(documents, document);
      await rest();
      if (!isCurrent()) return;
      await check(document);
      if (isCurrent()) await refresh();
    });
  connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
    guard("diagnostics", NOTHING, async () => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return NOTHING;
      const first = await look(document);
      if (first !== undefined && first.id !== lookedAt) {
        lookedAt = first.id; // who asks twice is told once
        void lookAgain(document);
      }
      const showing = first ?? (await check(document));
      return showing.id === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: showing.id }
        : {
            kind: DocumentDiagnosticReportKind.Full,
            resultId: showing.id,
            items: diagnosticsOf(showing),
          };
    }),
  );
  return { refresh };
}

/** Whether this is still the newest version of a document, and the document open. */
function currentIn(documents: TextDocuments<TextDocument>, { uri, version }: TextDocument): () => boolean {
  return () => documents.get(uri)?.version === version;
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
export function publishDiagnostics(parts: Parts): Delivery {
  const { connection, documents, check, look, diagnosticsOf, guard } = parts;
  const publish = (document: TextDocument): Promise<void> =>
    guard("diagnostics", undefined, async () => {
      const { uri, version } = document;
      const isCurrent = currentIn(documents, document);
      const send = async (showing: Showing): Promise<void> => {
        if (isCurrent())
          await connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(showing) });
      };
      await readingAll();
      if (!isCurrent()) return;
      const first = await look(document);
      if (first !== undefined) {
        await send(first);
        await rest();
      }
      if (isCurrent()) await send(await check(document));
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
