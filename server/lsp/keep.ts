import {
  MessageType,
  ShowMessageNotification,
  type Command,
  type Connection,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import * as z from "../zod.ts";
import { REASONS } from "../acceptance.ts";
import { accept } from "../accepted.ts";
import { addWords } from "../agency-files.ts";
import type { WritableFiles } from "../files.ts";
import { inSentence } from "../kept.ts";
import type { Finding, FindingFix } from "../lint.ts";
import { say, type Message } from "../messages.ts";
import type { Check, Checked } from "./checked.ts";
import type { Client } from "./client.ts";
import type { Guard } from "./guard.ts";

/** The commands by which an editor has words kept. The server carries them out, so they work in every editor. */
export const ACCEPT = "peernote.accept";
export const ADD_WORDS = "peernote.addWords";

/** A finding by its place: the editor gets no note text that it would have to hand back. */
const Place = z.object({ uri: z.string(), version: z.int(), rule: z.string(), start: z.int(), end: z.int() });
const AcceptArguments = z.tuple([z.extend(Place, { reason: z.enum(REASONS) })]);
const AddArguments = z.tuple([z.extend(Place, { to: z.enum(["names", "unless"]) })]);

/**
 * What an editor runs for a fix that keeps the words. There is none for a fix that changes the note, nor where the document lies
 * nowhere and nothing can be written down beside it.
 */
export function keepCommand(
  { document, home, folder }: Checked,
  { rule, start, end }: Finding,
  { title, reason, adds }: FindingFix,
): Command | undefined {
  const place: z.infer<typeof Place> = { uri: document.uri, version: document.version, rule, start, end };
  if (reason !== undefined && home !== undefined)
    return { title, command: ACCEPT, arguments: [{ ...place, reason }] };
  if (adds !== undefined && folder !== undefined)
    return { title, command: ADD_WORDS, arguments: [{ ...place, to: adds.to }] };
  return undefined;
}

type Parts = {
  readonly connection: Connection;
  readonly client: Client;
  readonly documents: TextDocuments<TextDocument>;
  readonly check: Check;
  readonly files: WritableFiles;
  readonly guard: Guard;
  readonly today: () => string;
  /** Reads everything again and has every diagnostic made anew. */
  readonly reload: () => Promise<void>;
};

/** Writes down what the writer wants to keep and has it shown no more. What prevents that is said to the writer. */
export function answerKeep(parts: Parts): void {
  const { connection, guard } = parts;
  connection.onExecuteCommand(({ command, arguments: given }) =>
    guard("keeping words", null, async () => {
      if (command === ACCEPT) await acceptFinding(parts, AcceptArguments.parse(given)[0]);
      if (command === ADD_WORDS) await addFinding(parts, AddArguments.parse(given)[0]);
      return null;
    }),
  );
}

async function acceptFinding(parts: Parts, at: z.infer<typeof AcceptArguments>[0]): Promise<void> {
  const { checked, finding } = await findingAt(parts, at);
  if (checked?.note === undefined || checked.home === undefined || finding === undefined)
    return tell(parts, checked, MessageType.Warning, { id: "keep/changed" });
  const [sentence, words] = inSentence(checked.note, finding);
  const { home } = checked;
  await write(parts, checked, "accept/failed", () =>
    accept(
      parts.files,
      home,
      { rule: finding.rule, sentence, words },
      { reason: at.reason, date: parts.today() },
    ),
  );
}

async function addFinding(parts: Parts, at: z.infer<typeof AddArguments>[0]): Promise<void> {
  const { checked, finding } = await findingAt(parts, at);
  const adds = finding?.fixes.find((fix) => fix.adds?.to === at.to)?.adds;
  if (checked?.folder === undefined || adds === undefined)
    return tell(parts, checked, MessageType.Warning, { id: "keep/changed" });
  const { folder, config } = checked;
  await write(parts, checked, "add/failed", () => addWords(parts.files, folder, adds, config));
}

/** The document as it is, and the finding that was shown where it is still what it was then. */
async function findingAt(
  { documents, check }: Parts,
  { uri, version, rule, start, end }: z.infer<typeof Place>,
): Promise<{ readonly checked?: Checked; readonly finding?: Finding | undefined }> {
  const document = documents.get(uri);
  if (document === undefined) return {};
  const checked = await check(document);
  if (checked.document.version !== version) return { checked };
  const finding = checked.findings.find((one) => one.rule === rule && one.start === start && one.end === end);
  return { checked, finding };
}

async function write(
  parts: Parts,
  checked: Checked,
  failed: "accept/failed" | "add/failed",
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error); // of files: it holds no note text
    return tell(parts, checked, MessageType.Error, { id: failed, args: { why } });
  }
  void parts.guard("showing what is kept", undefined, parts.reload); // the editor may answer nothing before it is answered
}

/** Says it in the language of the document's settings; of one that is closed by now, in the editor's. */
function tell(
  { connection, client }: Parts,
  checked: Checked | undefined,
  type: MessageType,
  said: Message,
): Promise<void> {
  const message = say(said, checked?.config.language ?? client.language);
  return connection.sendNotification(ShowMessageNotification.type, { type, message });
}
