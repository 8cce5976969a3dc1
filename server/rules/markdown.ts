/** Text as Markdown shows it letter by letter. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()<>#+\-.!|~&]/g, "\\$&");

/** A rule's or entry's example, the [[marked]] words in bold. */
export const exampleMarkdown = (example: string): string =>
  example
    .split(/\[\[(.*?)\]\]/s)
    .map((part, index) => (index % 2 === 1 ? `**${escapeMarkdown(part)}**` : escapeMarkdown(part)))
    .join("");
