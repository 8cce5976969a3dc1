import {
  MessageType,
  ShowMessageNotification,
  type CancellationToken,
  type Connection,
} from "vscode-languageserver";
import * as z from "../zod.ts";
import { takeBack } from "../accepted.ts";
import type { WritableFiles } from "../files.ts";
import { say } from "../messages.ts";
import type { Language } from "../saying.ts";
import { rules } from "../rules/index.ts";
import { textsOf } from "../rules/texts.ts";
import type { Configuration } from "./configuration.ts";
import { driftReport } from "./drift-report.ts";
import type { Guard } from "./guard.ts";
import {
  DRIFT_REPORT,
  READ_AGAIN,
  REVIEW,
  RULE_TITLES,
  SHOW_AGAIN,
  type DriftReportResult,
  type ReviewResult,
  type RuleTitlesResult,
} from "./protocol.ts";
import type { Review } from "./review.ts";
import type { Reviewed } from "./reviewed.ts";
import { unneededBy } from "./unneeded.ts";
import { pathBelow, sameUri } from "./uri.ts";

type Parts = {
  readonly connection: Connection;
  readonly configuration: Configuration;
  readonly review: Review;
  readonly files: WritableFiles;
  readonly guard: Guard;
  readonly language: () => Promise<Language>;
  readonly today: () => string;
  /** Forgets what was found in files that are not open. */
  readonly forget: () => void;
  /** Reads everything again and has every diagnostic made anew. */
  readonly reload: () => Promise<void>;
};

/** Answers a client that shows all notes of the open folders side by side. */
export function answerReviewRequests(parts: Parts): void {
  const { connection, guard, language, forget, reload } = parts;
  connection.onRequest(RULE_TITLES, () =>
    guard<RuleTitlesResult>("rule titles", {}, async () => titlesIn(await language())),
  );
  connection.onRequest(REVIEW, (token: CancellationToken) =>
    guard("the review", NOTHING, () => wholeReview(parts, token)),
  );
  connection.onRequest(DRIFT_REPORT, (token: CancellationToken) =>
    guard<DriftReportResult>("the drift report", null, () => driftReport(parts, token)),
  );
  connection.onRequest(READ_AGAIN, () => {
    forget();
    return guard("reading again", undefined, reload);
  });
  connection.onRequest(SHOW_AGAIN, (params: unknown) =>
    guard("showing again", undefined, () => showAgain(parts, ShowAgain.parse(params))),
  );
}

const titlesIn = (language: Language): RuleTitlesResult =>
  Object.fromEntries(rules.map((rule) => [rule.id, textsOf(rule, language).title]));

const NOTHING: ReviewResult = { notes: 0, kept: [], unneeded: [] };

async function wholeReview(parts: Parts, token: CancellationToken): Promise<ReviewResult> {
  const notes: Reviewed[] = [];
  for await (const part of parts.review(token)) notes.push(...part.notes);
  if (token.isCancellationRequested) return NOTHING;
  const kept = notes.flatMap((note) => note.kept ?? []);
  return { notes: notes.length, kept, unneeded: await unneededBy(notes, parts) };
}

const ShowAgain = z.object({ home: z.string(), hash: z.string() });

/** Takes an acceptance back that lies in one of the open folders. What prevents that is said to the person who asked. */
async function showAgain(parts: Parts, { home, hash }: z.infer<typeof ShowAgain>): Promise<void> {
  const { connection, configuration, files, guard, reload } = parts;
  const isInside = (folder: string) => sameUri(folder, home) || pathBelow(folder, home) !== undefined;
  if (!configuration.folders().some(isInside)) return;
  try {
    await takeBack(files, home, hash);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error); // of files: it holds no note text
    const message = say({ id: "accept/not-taken-back", args: { why } }, await parts.language());
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  }
  void guard("showing what is accepted", undefined, reload);
}
