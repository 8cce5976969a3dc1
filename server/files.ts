/**
 * The one port through which the edges read and write: Node's file system on the command line, the editor's own
 * (`workspace.fs`, so that remote and virtual folders work the same) in the language server.
 * Paths are whatever the edge uses to name files: paths in Node, addresses (URIs) in an editor.
 */
export type Files = {
  /** The bytes of a file; undefined where there is none. Rejects where it cannot be read. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** A path that is written relative to a folder, made whole. */
  resolve(folder: string, path: string): string;
  /** The whole paths of the files in a folder that match one of these globs, in no order. Some folders hold no notes: {@link SKIPPED}. */
  list(folder: string, globs: readonly string[]): Promise<string[]>;
};

/** Folders of other people's files, in which nobody keeps notes. */
export const SKIPPED = ["**/node_modules/**", "**/.git/**"];

/** Files that change: by our own hand, and by others' meanwhile. */
export type WritableFiles = Files & {
  /**
   * Puts in place of a file what `change` makes of its bytes (undefined where there is none), or leaves it where that is
   * nothing. Folders are made as needed. Whoever reads meanwhile sees the old file or the new one, whole, and changes by
   * several processes follow one another. A `secret` file is for its owner alone, where the file system knows owners.
   */
  update(path: string, change: Change, options?: { readonly secret?: boolean }): Promise<void>;
  /** Something that differs once a file has changed, and costs less than to read it; undefined where that cannot be told. */
  stamp(path: string): Promise<string | undefined>;
};

export type Change = (bytes: Uint8Array | undefined) => Uint8Array | undefined;

/** A text that is not UTF-8, nothing being guessed about health records, or one that is far too long. */
export class NotText extends Error {
  constructor(
    readonly kind: "utf-16" | "binary" | "encoding" | "size",
    message: string,
  ) {
    super(message);
  }
}

/**
 * The text of a file, its byte order mark taken off.
 * Throws {@link NotText} with the reason and the mend for binary files and for other encodings.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > LARGEST)
    throw new NotText("size", "is larger than 10 MB: cut it into notes, or say with --as what it holds");
  const head = bytes.subarray(0, 4096);
  if (head[0] === 0xff && head[1] === 0xfe) throw new NotText("utf-16", "is UTF-16: save it as UTF-8");
  if (head[0] === 0xfe && head[1] === 0xff) throw new NotText("utf-16", "is UTF-16: save it as UTF-8");
  if (head.includes(0)) throw new NotText("binary", "is not a text file: name text files only");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new NotText("encoding", "is not UTF-8 text: save it as UTF-8");
  }
}

/** Bytes. No note, and no file that belongs to one, is so large. */
const LARGEST = 10_000_000;
