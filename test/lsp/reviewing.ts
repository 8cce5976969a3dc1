import { afterEach } from "vitest";
import type { PreviousResultId, WorkspaceDiagnosticReport } from "vscode-languageserver-protocol/node";
import { startClient, uriOf, WATCHES, type TestClient } from "./client.ts";

export const DRIFT = "She is playing the victim.\n";
export const CLEAN = "We walked to the park.\n";
/** Found where the words in `WORDS` hold. */
export const WOLK = "He is wolking.\n";

const clients: TestClient[] = [];

/** Starts an editor that asks for the findings of all notes and watches files. It is stopped after the test. */
export async function start(...[editor]: Parameters<typeof startClient>): Promise<TestClient> {
  const client = await startClient({ capabilities: WATCHES, ...editor });
  clients.push(client);
  return client;
}
afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
});

/** How many wordings are underlined in each file that the report speaks of; "same" where nothing changed. */
export function told({ items }: WorkspaceDiagnosticReport, place: string): Record<string, number | "same"> {
  const counted = items.map((item): [string, number | "same"] => [
    decodeURIComponent(item.uri.slice(uriOf(place).length + 1)),
    item.kind === "unchanged"
      ? "same"
      : item.items.filter(({ code }) => String(code).startsWith("drift/")).length,
  ]);
  return Object.fromEntries(counted);
}

/** What an editor sends with its next question. */
export const idsOf = ({ items }: WorkspaceDiagnosticReport): PreviousResultId[] =>
  items.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : { uri, value: resultId }));
