import {
  MessageType,
  ShowMessageNotification,
  type Command,
  type Connection,
  type TextDocuments,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import * as z from "zod";
import { REASONS, type Reason } from "../acceptance.ts";
import { accept } from "../accepted.ts";
import type { WritableFiles } from "../files.ts";
import { inSentence, type Finding } from "../lint.ts";
import { say, type Message } from "../messages.ts";
import type { Check } from "./checked.ts";
import type { Client } from "./client.ts";
import type { Guard } from "./guard.ts";

/** The command by which an editor has words kept. The server carries it out, so it works in every editor. */
export const ACCEPT = "peernote.accept";

/** A finding by its place: the editor gets no note text that it would have to hand back. */
const Arguments = z.tuple([
  z.object({
    uri: z.string(),
    version: z.int(),
    rule: z.string(),
    start: z.int(),
    end: z.int(),
    reason: z.enum(REASONS),
  }),
]);

export function acceptCommand(
  title: string,
  { uri, version }: TextDocument,
  { rule, start, end }: Finding,
  reason: Reason,
): Command {
  const named: z.infer<typeof Arguments> = [{ uri, version, rule, start, end, reason }];
  return { title, command: ACCEPT, arguments: named };
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
export function answerAccept(parts: Parts): void {
  const { connection, client, documents, check, files, guard, today, reload } = parts;
  connection.onExecuteCommand(({ command, arguments: given }) =>
    guard("accepting", null, async () => {
      if (command !== ACCEPT) return null;
      const [{ uri, version, rule, start, end, reason }] = Arguments.parse(given);
      const document = documents.get(uri);
      const checked = document && (await check(document));
      const tell = (type: MessageType, message: Message): Promise<void> =>
        connection.sendNotification(ShowMessageNotification.type, {
          type,
          message: say(message, checked?.config.language ?? client.language),
        });
      const finding = checked?.findings.find(
        (one) => one.rule === rule && one.start === start && one.end === end,
      );
      const isSame = checked?.document.version === version;
      if (!isSame || checked.note === undefined || checked.home === undefined || finding === undefined) {
        await tell(MessageType.Warning, { id: "accept/changed" });
        return null;
      }
      const [sentence, words] = inSentence(checked.note, finding);
      try {
        await accept(files, checked.home, { rule: finding.rule, sentence, words }, { reason, date: today() });
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error); // of files: it holds no note text
        await tell(MessageType.Error, { id: "accept/failed", args: { why } });
        return null;
      }
      void guard("showing what is accepted", undefined, reload); // the editor may answer nothing before it is answered
      return null;
    }),
  );
}
