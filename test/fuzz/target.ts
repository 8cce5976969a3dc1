import type fc from "fast-check";

/** Something that reads what comes from outside, and must come to terms with whatever that is. */
export type Target = {
  /** Reads an input, and throws where what comes of it is not as it has to be. Bytes come as one character each. */
  readonly run: (input: string) => void | Promise<void>;
  /** Inputs that look like what is meant to be read. */
  readonly inputs: fc.Arbitrary<string>;
  /** Real inputs, to be changed here and there. */
  readonly seeds: readonly string[];
};

/** Throws where something that has to hold does not. */
export function holds(isTrue: boolean, what: string): asserts isTrue {
  if (!isTrue) throw new Error(what);
}

/** One of several ways to go about an input, always the same for the same input. */
export function chosen<T>(input: string, ways: readonly T[]): T {
  let hash = 0;
  for (let at = 0; at < input.length; at++) hash = (Math.imul(hash, 31) + input.charCodeAt(at)) >>> 0;
  return ways[hash % ways.length]!;
}

/** Bytes that came as one character each. */
export const bytesIn = (input: string): Uint8Array => Buffer.from(input, "latin1");
