/** Text as Markdown shows it letter by letter, its line breaks kept. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>|~]|&(?=#?\w+;)/g, "\\$&")
    .replace(/^([ \t]*\d*)([#+=.)-])/gm, "$1\\$2")
    .replace(/\r\n?|\n/g, "\\\n");

/** A rule's or entry's example, the [[marked]] words in bold. */
export const exampleMarkdown = (example: string): string =>
  escapeMarkdown(example).replace(/\\\[\\\[(.*?)\\\]\\\]/gs, "**$1**");
