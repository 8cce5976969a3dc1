import ignore from "ignore";

/** What an ignore file says, and the folder that it lies in: its path below the top one, with slashes, "" for that itself. */
export type IgnoreFile = { readonly folder: string; readonly text: string };

/**
 * Whether a path (below the top folder, with slashes) is to be left alone. The innermost file that says anything about it
 * decides, but what an outer one closes whole stays closed, as in git.
 */
export function ignoring(files: readonly IgnoreFile[]): (path: string) => boolean {
  const inner: { readonly folder: string; readonly says: (path: string) => boolean | undefined }[] = [];
  const isIgnored = (path: string): boolean => {
    for (const { folder, says } of inner) {
      const below = folder === "" ? path : path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : "";
      const verdict = below === "" ? undefined : says(below);
      if (verdict !== undefined) return verdict;
    }
    return false;
  };
  for (const { folder, text } of [...files].sort((a, b) => a.folder.length - b.folder.length)) {
    if (folder !== "" && isIgnored(`${folder}/`)) continue;
    const rules = ignore().add(text);
    const says = (path: string): boolean | undefined => {
      const { ignored, unignored } = rules.test(path);
      return ignored ? true : unignored ? false : undefined;
    };
    inner.unshift({ folder, says });
  }
  return isIgnored;
}
