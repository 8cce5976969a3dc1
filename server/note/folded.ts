/**
 * A text in small letters that has the same offsets (UTF-16): what is looked for whatever its capitals is looked for here. A regular
 * expression that ignores case itself, with classes such as \p{L}, takes V8 ten milliseconds to compile.
 */
export function folded(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replace(GROWING, "i").toLowerCase();
}

/** The one letter whose small form is longer. */
const GROWING = /\u0130/g;
