import { beforeEach, expect, test } from "vitest";
import type { Range, SemanticTokens, SemanticTokensOptions } from "vscode-languageserver-protocol/node";
import { sharedClients, type TestClient } from "./client.ts";

const NOTE = "untitled:today.note";
const TEXT = `Date of service: 02/30/2025   Code: H0038
Duration: 45 min
Travel time: 15
Location: [to add: where the person was]

## Situation
Zoë 🙂 said, "I am
done." She went home.

Date signed: 13/2025
`;

const clientOf = sharedClients();
let client: TestClient;
beforeEach(async () => {
  client = await clientOf();
});

const ask = (method: string, range?: Range): Promise<SemanticTokens> =>
  client.connection.sendRequest<SemanticTokens>(`textDocument/semanticTokens/${method}`, {
    textDocument: { uri: NOTE },
    ...(range ? { range } : {}),
  });

/** The words that have a color, each with the name of its token type. */
function colored({ data }: SemanticTokens, text: string): string[] {
  const provider = client.initialized.capabilities.semanticTokensProvider as SemanticTokensOptions;
  const lines = text.split("\n");
  const words: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down, along, length, type] = data.slice(at, at + 4) as [number, number, number, number];
    [line, character] = [line + down, down === 0 ? character + along : along];
    words.push(`${provider.legend.tokenTypes[type]} ${lines[line]!.slice(character, character + length)}`);
  }
  return words;
}

test("labels, headings, quotations, prompts and values that were understood have colors, wrong values none", async () => {
  await client.open(NOTE, TEXT);
  expect(colored(await ask("full"), TEXT)).toEqual([
    "property Date of service",
    "property Code",
    "string H0038",
    "property Duration",
    "number 45 min",
    "property Travel time",
    "number 15",
    "property Location",
    "keyword [to add: where the person was]",
    "namespace Situation",
    'string "I am',
    'string done."',
    "property Date signed",
  ]);
});

test("a value that only the day shows to be wrong has no color either", async () => {
  const text = "Date: 03/14/2199\n";
  await client.open(NOTE, text);
  expect(colored(await ask("full"), text)).toEqual(["property Date"]);
});

test("a part of the note may be asked for", async () => {
  await client.open(NOTE, TEXT);
  const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
  expect(colored(await ask("range", range), TEXT)).toEqual(["property Duration", "number 45 min"]);
});
