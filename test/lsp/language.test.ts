import { afterEach, beforeEach, expect, test } from "vitest";
import type { MarkupContent } from "vscode-languageserver-protocol/node";
import { folderWith, PULLS, startClient, uriOf, write, type Editor, type TestClient } from "./client.ts";

const NOTE = [
  "Service type: Individual peer support",
  "Date of service: Friday, 03/13/2025",
  "Narrative: We met. She is hypervigilant. He said he is suicidal.",
  "Signature: Ana Ruiz, CMPSS",
  "Date signed: 03/13/2025",
  "",
].join("\n");
const WORD = { line: 2, character: 30 };

let client: TestClient;
let folder: string;
beforeEach(() => {
  folder = folderWith({});
});
afterEach(() => client.stop());

const uri = (): string => uriOf(folder, "a.note");

async function open(editor: Editor): Promise<void> {
  client = await startClient({ capabilities: PULLS, folders: [folder], ...editor });
  await client.open(uri(), NOTE);
}

const explained = async (): Promise<string> =>
  ((await client.hover(uri(), WORD.line, WORD.character))!.contents as MarkupContent).value;

/** What is said of one rule. */
const said = async (rule: string): Promise<string | undefined> =>
  (await client.pulled(uri())).find(({ code }) => code === rule)?.message as string | undefined;

const titles = async (): Promise<string[]> =>
  (await client.actions(uri(), { start: WORD, end: WORD })).map(({ title }) => title);

test("an editor in Spanish gets all that is said to the writer in Spanish", async () => {
  await open({ locale: "es-MX", settings: () => ({ maxProblems: 7 }) });
  expect(await said("drift/clinical-idiom")).toMatch(/^"hypervigilant" es lenguaje clínico\. /);
  expect(await said("field/plan")).toMatch(/^Falta el plan\. /);
  expect(await said("check/contradicting-fields")).toMatch(/^03\/13\/2025 cayó en jueves\. /);
  expect((await client.pulled(uri())).at(-1)?.message).toMatch(/^Hay 1 hallazgo más /);
  expect(await explained()).toMatch(/^Lenguaje clínico\n\nLas palabras clínicas describen un caso\. /);
  expect(await explained()).toContain("\n\nEjemplos\n\n");
  expect(await explained()).toMatch(/\n\nFuente: Supervisor Checklist for Peer Supporters .* reimpresa en /);
  const [first, ...others] = await titles();
  expect(first).toMatch(/^Esta nota ya está firmada\. Reemplazar por "/);
  expect(others).toContain("Conservar: son las propias palabras de la persona");
});

test("what is said of danger is as clear in Spanish", async () => {
  await open({ locale: "es" });
  const messages = (await client.pulled(uri())).map(({ message }) => message);
  expect(messages.at(-1)).toMatch(/^Conserve esto\. /);
});

test("what is written into the note is English", async () => {
  await open({ locale: "es" });
  const actions = await client.actions(uri(), { start: { line: 0, character: 0 }, end: WORD });
  const plan = actions.find(({ title }) => title.endsWith('Agregar "Plan"'));
  expect(JSON.stringify(plan?.edit)).toContain("Plan: [to add: who will do what, and when]");
});

test("what prevents an acceptance is said in the language of the note's settings", async () => {
  write(folder, ".peernote.json", { language: "es" });
  const shown: string[] = [];
  await open({
    prepare: (connection) =>
      void connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
        shown.push(message);
      }),
  });
  const actions = await client.actions(uri(), { start: WORD, end: WORD });
  const { command } = actions.find(({ title }) => title.startsWith("Conservar: "))!;
  await client.change(uri(), 2, { text: `${NOTE}\n` });
  await client.connection.sendRequest("workspace/executeCommand", command!);
  expect(shown).toEqual(["La nota cambió mientras tanto. Elija de nuevo."]);
});

const ENGLISH = /^"hypervigilant" is clinical wording\. /;
const SPANISH = /^"hypervigilant" es lenguaje clínico\. /;

test.each([
  ["nothing is chosen and the editor names no language", {}, {}, undefined, ENGLISH],
  ["nothing is chosen", {}, {}, "es-419", SPANISH],
  ["nothing is chosen, in a language that peernote does not speak", {}, {}, "fr", ENGLISH],
  ["the editor's settings choose", {}, { language: "en" }, "es-MX", ENGLISH],
  ["the editor's settings choose, the other way round", {}, { language: "es" }, "en", SPANISH],
  ["the folder's file chooses", { language: "es" }, { language: "en" }, "en", SPANISH],
  [
    "the folder's file leaves it to the editor's language",
    { language: "auto" },
    { language: "en" },
    "es",
    SPANISH,
  ],
])("the words are in the right language where %s", async (_, file, settings, locale, words) => {
  write(folder, ".peernote.json", file);
  await open({ settings: () => settings, ...(locale === undefined ? {} : { locale }) });
  expect(await said("drift/clinical-idiom")).toMatch(words);
});

test("another choice speaks at once, and the outline with it", async () => {
  let language = "es";
  await open({ settings: () => ({ language }) });
  await client.change(uri(), 2, { text: "We met.\n\nAna Ruiz, CMPSS 03/13/2025\n" });
  const names = async (): Promise<string[]> => (await client.symbols(uri())).map(({ name }) => name);
  expect(await names()).toContain("Firma");
  language = "en";
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await client.until(() => client.refreshes() === 1);
  expect(await names()).toContain("Signature");
});
