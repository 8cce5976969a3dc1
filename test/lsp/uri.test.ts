import { expect, test } from "vitest";
import { parentUri, pathBelow, resolveUri, sameUri } from "../../server/lsp/uri.ts";

test.each([
  ["file:///home/ana", "words.json", "file:///home/ana/words.json"],
  ["file:///home/ana/", "our words/a#1.json", "file:///home/ana/our%20words/a%231.json"],
  ["file:///home/ana", "../shared/words.json", "file:///home/shared/words.json"],
  ["file:///home/ana", "/etc/words.json", "file:///etc/words.json"],
  ["file:///c%3A/Users/ana", "sub\\words.json", "file:///c%3A/Users/ana/sub/words.json"],
  ["vscode-vfs://host/repo", "words.json", "vscode-vfs://host/repo/words.json"],
])("in %s the path %s is %s", (folder, path, uri) => {
  expect(resolveUri(folder, path)).toBe(uri);
});

test("a path on another drive keeps its drive", () => {
  expect(sameUri(resolveUri("file:///c%3A/Users", "D:\\words.json"), "file:///D:/words.json")).toBe(true);
});

test("a document is below a folder however either is escaped, and never below one with a longer name", () => {
  expect(pathBelow("file:///our%20notes", "file:///our notes/may/1.md")).toBe("may/1.md");
  expect(pathBelow("file:///notes", "file:///notes-2/1.md")).toBeUndefined();
  expect(pathBelow("file:///notes", "untitled:Note-1")).toBeUndefined();
});

test("a document's own folder, where it has one", () => {
  expect(parentUri("file:///notes/may/1.note")).toBe("file:///notes/may");
  expect(parentUri("untitled:Note-1")).toBeUndefined();
});
