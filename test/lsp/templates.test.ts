import { afterEach, expect, test } from "vitest";
import { folderWith, PULLS, startClient, uriOf, type TestClient } from "./client.ts";

let client: TestClient;
let folder: string;
const start = async (files: Readonly<Record<string, string | object>>): Promise<void> => {
  folder = folderWith(files);
  client = await startClient({ capabilities: PULLS, folders: [folder] });
};
afterEach(() => client.stop());

const templatesFor = (uri: string): Promise<string | null> =>
  client.connection.sendRequest("peernote/templatesFolder", { uri });

test("templates lie beside the settings, and are not read as notes", async () => {
  await start({ ".peernote.json": {}, "templates/visit.note": "Place:\n" });
  expect(await templatesFor(uriOf(folder, "new.note"))).toBe(uriOf(folder, "templates"));
  expect(await templatesFor("untitled:new.note")).toBe(uriOf(folder, "templates"));
  await client.open(uriOf(folder, "templates/visit.note"), "Place:\n");
  expect(await client.pulled(uriOf(folder, "templates/visit.note"))).toEqual([]);
  await client.open(uriOf(folder, "visit.note"), "Place:\n");
  expect(await client.pulled(uriOf(folder, "visit.note"))).not.toEqual([]);
});

test("the settings may name another folder", async () => {
  await start({ ".peernote.json": { templates: "our forms" } });
  expect(await templatesFor(uriOf(folder, "new.note"))).toBe(uriOf(folder, "our forms"));
});

test("without settings there are none, and a folder of that name holds notes", async () => {
  await start({});
  expect(await templatesFor(uriOf(folder, "new.note"))).toBeNull();
  await client.open(uriOf(folder, "templates/visit.note"), "Place:\n");
  expect(await client.pulled(uriOf(folder, "templates/visit.note"))).not.toEqual([]);
});
