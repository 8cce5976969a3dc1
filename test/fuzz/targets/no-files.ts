import type { Files } from "../../../server/files.ts";

/** A place with these files, by whole path, and no others. */
export const filesWith = (contents: Readonly<Record<string, string>>): Files => ({
  read: (path) =>
    Promise.resolve(Object.hasOwn(contents, path) ? new TextEncoder().encode(contents[path]) : undefined),
  resolve: (folder, path) => `${folder}/${path}`,
  list: () => Promise.resolve([]),
});

export const NO_FILES: Files = filesWith({});
