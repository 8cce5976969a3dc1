import { LONGEST_ROW, TOO_LONG } from "./table.ts";

/** Text of one element of a list in a JSON text, and the how manieth list it is from. */
export type Element = { readonly text: string | typeof TOO_LONG; readonly list: number };

/**
 * Cuts a JSON text into the elements of its list, or of the lists that an object holds, without keeping more than one. An element that
 * is no JSON costs only itself. `cut` is told where the text ends too early.
 */
export async function* elementsOf(text: AsyncIterable<string>, cut: () => void): AsyncGenerator<Element> {
  let level = 0; // how deep the elements lie: 1 in a list, 2 in the lists of an object
  let depth = 0;
  let list = 0;
  let [isInString, isInList] = [false, false];
  let escaped = -1;
  let element = "";
  let tooLong = false;

  function add(part: string): void {
    if (!isInList) return;
    tooLong ||= element.length + part.length > LONGEST_ROW;
    element = tooLong ? "" : element + part;
  }
  function taken(): Element | undefined {
    const done = tooLong ? TOO_LONG : element;
    [element, tooLong] = ["", false];
    return done === TOO_LONG || done.trim() !== "" ? { text: done, list } : undefined;
  }

  for await (const chunk of text) {
    let from = 0;
    for (const { 0: sign, index } of chunk.matchAll(/["\\[\]{},]/g)) {
      if (index === escaped) continue;
      if (sign === "\\") escaped = index + 1;
      else if (sign === '"') isInString = !isInString;
      if (isInString || sign === '"' || sign === "\\") continue;
      const opens = sign === "[" || sign === "{";
      const closes = sign === "]" || sign === "}";
      if (opens) {
        depth++;
        level ||= sign === "[" ? 1 : 2;
        if (depth !== level || sign !== "[") continue;
        [isInList, from, list] = [true, index + 1, list + 1];
      } else if (depth === level && isInList) {
        add(chunk.slice(from, index));
        from = index + 1;
        const done = taken();
        if (done !== undefined) yield done;
        isInList = !closes;
      }
      if (closes) depth--;
    }
    add(chunk.slice(from));
    escaped -= chunk.length;
  }
  if (depth > 0) cut();
}
