import { expect, test } from "vitest";
import { folderWith, uriOf } from "./client.ts";
import { CLEAN, DRIFT, start } from "./reviewing.ts";

const REPORT = "peernote/driftReport";
const hrefs = (page: string): string[] => [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!);

/** What the command behind a link is given. */
function given(href: string): { uri: string; start: number } {
  const [command, query] = href.split("?");
  expect(command).toBe("command:peernote.openFinding");
  const [uri, { start }] = JSON.parse(decodeURIComponent(query!)) as [string, { start: { line: number } }];
  return { uri, start: start.line };
}

test("a page counts all notes in the open folders, and its wordings lead to the notes", async () => {
  const place = folderWith({
    "a.note": `Walked.\n\n${DRIFT}`,
    "in/<b>&.note": DRIFT,
    ...Object.fromEntries([1, 2, 3, 4].map((at) => [`clean-${at}.note`, CLEAN])),
  });
  const client = await start({ folders: [place] });
  const page = await client.connection.sendRequest<string>(REPORT);
  expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
  expect(page).toContain("playing the victim");
  expect(page).toContain("&#60;b&#62;&#38;.note:1");
  expect(page).not.toContain("<b>");
  expect(hrefs(page).map(given)).toEqual([
    { uri: uriOf(place, "in/<b>&.note"), start: 0 },
    { uri: uriOf(place, "a.note"), start: 2 },
  ]);

  await client.open(uriOf(place, "a.note"), CLEAN);
  const after = await client.connection.sendRequest<string>(REPORT);
  expect(
    hrefs(after).map((href) => given(href).uri),
    "what is open counts as it stands in the editor",
  ).toEqual([uriOf(place, "in/<b>&.note")]);
});

test("with few notes the page says that there are too few, and with none that there are none", async () => {
  const place = folderWith({ "a.note": DRIFT });
  const client = await start({ folders: [place] });
  expect(await client.connection.sendRequest<string>(REPORT)).toContain("Too few notes to say");
  expect(hrefs(await client.connection.sendRequest<string>(REPORT))).toEqual([]);
});
