import { LONGEST_ROW, TOO_LONG } from "./table.ts";

/** The lines of a text, each with its line break. Of a line that is too long nothing is kept but that it was there. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string | typeof TOO_LONG> {
  let line = "";
  let tooLong = false;
  let held = "";
  const add = (part: string): void => {
    tooLong ||= line.length + part.length > LONGEST_ROW;
    line = tooLong ? "" : line + part;
  };
  for await (const piece of text) {
    const chunk = held + piece;
    held = chunk.endsWith("\r") ? "\r" : ""; // a line feed may come
    const end = chunk.length - held.length;
    let from = 0;
    for (const { 0: lineBreak, index } of chunk.slice(0, end).matchAll(/\r\n|\n|\r/g)) {
      add(chunk.slice(from, index + lineBreak.length));
      from = index + lineBreak.length;
      yield tooLong ? TOO_LONG : line;
      line = "";
      tooLong = false;
    }
    add(chunk.slice(from, end));
  }
  add(held);
  if (tooLong) yield TOO_LONG;
  else if (line !== "") yield line;
}
