/** A text with what a terminal or a page would obey (escape sequences, direction overrides) turned into signs that can be seen. */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (sign) => {
    const code = sign.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code); // ␀ to ␟
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
