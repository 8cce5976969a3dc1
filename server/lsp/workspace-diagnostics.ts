import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type DiagnosticServerCancellationData,
  type TextDocuments,
  type WorkspaceDiagnosticParams,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Language } from "../saying.ts";
import type { Changing } from "./changing.ts";
import type { Client } from "./client.ts";
import type { Guard } from "./guard.ts";
import { createReadingProgress } from "./reading-progress.ts";
import type { Review } from "./review.ts";
import type { Reviewed } from "./reviewed.ts";
import { plainUri } from "./uri.ts";

type Parts = {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: TextDocuments<TextDocument>;
  readonly review: Review;
  readonly changing: Changing;
  readonly language: () => Promise<Language>;
  readonly guard: Guard;
};

type Item = WorkspaceDocumentDiagnosticReport;
type Send = (items: Item[]) => void;

/**
 * Answers what was found in all notes of the open folders. An editor that takes answers in parts has each part as soon as it
 * is there. It would ask again and again: where nothing is new, its question is answered once something is.
 */
export function answerWorkspaceDiagnostics(parts: Parts): void {
  const { connection, client, documents, review, changing, language, guard } = parts;
  const closed = new Map<string, string>();
  documents.onDidClose(({ document: { uri } }) => closed.set(plainUri(uri), uri));

  /** Sends what is new to the editor as it is found. Gives the notes in which nothing is. */
  async function report(params: WorkspaceDiagnosticParams, token: CancellationToken, send: Send) {
    const before = new Map(params.previousResultIds.map((one) => [plainUri(one.uri), one]));
    const left = [...closed];
    const gone = new Map([...left, ...[...before].map(([plain, { uri }]) => [plain, uri] as const)]);
    const same: Item[] = [];
    const progress = createReadingProgress(connection, client, params.workDoneToken, await language());
    try {
      for await (const { notes, done, total } of review(token)) {
        await progress.show(done, total);
        const isSame = ({ uri, id }: Reviewed): boolean => before.get(plainUri(uri))?.value === id;
        send(notes.filter((note) => !isSame(note)).map(full));
        same.push(...notes.filter(isSame).map(unchanged));
        for (const { uri } of notes) gone.delete(plainUri(uri));
      }
    } finally {
      progress.end();
    }
    if (token.isCancellationRequested) return same;
    send([...gone.values()].map(nothing));
    for (const [plain] of left) closed.delete(plain);
    return same;
  }

  connection.languages.diagnostics.onWorkspace((params, token, _, stream) =>
    guard("diagnostics of all notes", { items: [] }, async () => {
      const items: Item[] = [];
      let isNews = false;
      const send: Send = (some) => {
        if (some.length === 0) return;
        isNews = true;
        if (stream === undefined) items.push(...some);
        else stream.report({ items: some });
      };
      for (;;) {
        const count = changing.count();
        const same = await report(params, token, send);
        if (token.isCancellationRequested) return cancelled();
        if (isNews || stream === undefined) {
          send(same);
          return { items };
        }
        if (!(await changing.beyond(count, token))) return cancelled();
      }
    }),
  );
}

const full = ({ uri, version, id, diagnostics }: Reviewed): Item => ({
  kind: DocumentDiagnosticReportKind.Full,
  uri,
  version,
  resultId: id,
  items: [...diagnostics],
});

const unchanged = ({ uri, version, id }: Reviewed): Item => ({
  kind: DocumentDiagnosticReportKind.Unchanged,
  uri,
  version,
  resultId: id,
});

/** A note that is no more, or a document that was closed and lies nowhere among the notes. */
const nothing = (uri: string): Item => ({
  kind: DocumentDiagnosticReportKind.Full,
  uri,
  version: null,
  items: [],
});

const cancelled = () =>
  new ResponseError<DiagnosticServerCancellationData>(LSPErrorCodes.RequestCancelled, "");
