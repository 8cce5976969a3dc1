/**
 * The text of an export, piece by piece. A byte order mark says which encoding it is; without one it is UTF-16 where every other of
 * the first bytes is zero, UTF-8 where the first bytes beyond ASCII make sense as that, and else Windows-1252, which old spreadsheets
 * write. What turns out later to be no text becomes {@link NO_TEXT}, so that only the rows with it are lost.
 */
export async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decode: Decode | undefined;
  let isFirst = true;
  let held: Uint8Array = new Uint8Array();
  for await (const next of bytes) {
    const chunk = held.length > 0 ? Buffer.concat([held, next]) : next;
    decode ??= isFirst ? marked(chunk) : undefined;
    isFirst = false;
    const found = decode ?? unmarked(chunk);
    held = found === "not yet" ? chunk : held.subarray(held.length);
    if (found === "not yet") continue;
    decode = found;
    const text = (decode ?? ascii)(chunk);
    if (text !== "") yield text;
  }
  if (held.length > 0) yield windows1252(held); // half a character at the end is none in UTF-8
}

/** Stands for bytes that are no text. It stands in no text of a person. */
export const NO_TEXT = "\0";

type Decode = (chunk: Uint8Array) => string;

function marked(head: Uint8Array): Decode | undefined {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return unicode("utf-16le");
  if (a === 0xfe && b === 0xff) return unicode("utf-16be");
  if (a === 0xef && b === 0xbb && c === 0xbf) return unicode("utf-8");
  const zeros = [0, 0];
  const few = head.subarray(0, 64);
  few.forEach((byte, at) => (zeros[at % 2]! += byte === 0 ? 1 : 0));
  const half = few.length / 2;
  if (half >= 2 && zeros[1]! > half * 0.8 && zeros[0] === 0) return unicode("utf-16le");
  if (half >= 2 && zeros[0]! > half * 0.8 && zeros[1] === 0) return unicode("utf-16be");
  return undefined;
}

/** ASCII alone says nothing yet. A broken byte among many that make sense as UTF-8 makes no other encoding of it. */
function unmarked(chunk: Uint8Array): Decode | "not yet" | undefined {
  if (chunk.every((byte) => byte < 0x80)) return undefined;
  const text = new TextDecoder().decode(chunk, { stream: true }); // its end may be half a character
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[\x80-\ufffc\u{10000}-\u{10ffff}]/gu)?.length ?? 0;
  if (broken === 0 && whole === 0) return "not yet";
  return broken > whole ? windows1252 : unicode("utf-8");
}

function unicode(encoding: "utf-8" | "utf-16le" | "utf-16be"): Decode {
  const decoder = new TextDecoder(encoding);
  return (chunk) => {
    const text = decoder.decode(chunk, { stream: true });
    if (!text.includes("\ufffd") || isWrittenIn(chunk)) return text;
    return text.replaceAll("\ufffd", NO_TEXT);
  };
}

/** Whether the export itself has the sign for a broken character. Its program has made it readable, after a fashion. */
const isWrittenIn = (chunk: Uint8Array): boolean =>
  Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).includes("\ufffd");

const ascii: Decode = (chunk) => Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString("latin1");

/** Not by TextDecoder: some releases of Node take Windows-1252 for Latin-1, which has none of the curly quotes. */
const windows1252: Decode = (chunk) =>
  Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (sign) => CURLY[sign.charCodeAt(0) - 0x80]!);

const CURLY = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
