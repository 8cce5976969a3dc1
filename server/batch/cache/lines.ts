import { createReadStream } from "node:fs";
import { realpath, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { keepTemporary, openTemporary, removeTemporary } from "../temporary-files.ts";

/** A line with the line break that ends it, unless the file ends before. `offset` counts bytes. */
export type Line = { readonly offset: number; readonly line: Buffer; readonly isWhole: boolean };

export async function* linesIn(path: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      yield { offset: offset + from, line: bytes.subarray(from, end + 1), isWhole: true };
      from = end + 1;
    }
    rest = bytes.subarray(from);
    offset += from;
  }
  if (rest.length > 0) yield { offset, line: rest, isWhole: false };
}

/** Writes the lines that are kept into a new file, for its owner alone, which takes the place of the old one. */
export async function rewrite(path: string, isKept: (line: Line) => boolean): Promise<void> {
  const target = await realpath(path);
  const temporary = await openTemporary(dirname(target));
  const file = temporary.handle;
  try {
    for await (const line of linesIn(target)) if (isKept(line)) await file.appendFile(line.line);
    await file.close();
    await rename(temporary.path, target);
    keepTemporary(temporary.path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await removeTemporary(temporary.path);
    throw error;
  }
}
