import { Transform } from "node:stream";

/**
 * Lets messages through as they come: each a header that says how long it is, and so many bytes. Behind a header that does not say
 * so, nobody can tell where the next message begins: the stream fails with {@link NoMessage} rather than wait for ever.
 */
export function wholeMessages(): Transform {
  let header = "";
  let left = 0; // bytes of the message that is under way
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      for (let at = 0; at < bytes.length; at++) {
        if (left > 0) {
          const taken = Math.min(left, bytes.length - at);
          left -= taken;
          at += taken - 1;
          continue;
        }
        header += String.fromCharCode(bytes[at]!);
        if (header.endsWith("\r\n\r\n")) {
          left = lengthIn(header);
          header = "";
        }
        if (Number.isNaN(left) || header.length > LONGEST_HEADER) return done(new NoMessage());
      }
      done(undefined, bytes);
    },
  });
}

/** Nothing is told of what came in: it may be a note. */
export class NoMessage extends Error {
  override readonly name = "NoMessage";
  constructor() {
    super("what came in is no message of an editor");
  }
}

/** Bytes. */
const LONGEST_HEADER = 1000;
const LONGEST_MESSAGE = 256 * 1024 * 1024;

/** How long the message behind a header is; NaN where it does not say so, or says more than could be read. */
function lengthIn(header: string): number {
  const length = Number(/^Content-Length: *(\d+) *\r$/im.exec(header)?.[1]);
  return length <= LONGEST_MESSAGE ? length : NaN;
}
