import { createReadStream } from "node:fs";
import { open, rename } from "node:fs/promises";

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

/** Writes the lines that are kept into a new file, which takes the place of the old one. */
export async function rewrite(path: string, isKept: (line: Line) => boolean): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  const file = await open(beside, "w", 0o600);
  for await (const line of linesIn(path)) if (isKept(line)) await file.appendFile(line.line);
  await file.close();
  await rename(beside, path);
}
