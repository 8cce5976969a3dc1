import { asSnippet, escapeSnippet, promptsIn } from "../server/note/prompt.ts";

/**
 * A template as a snippet of the editor: Tab walks from prompt to prompt. `{today}` is the day, which may be typed over as well.
 * Whatever else is in a template stands for itself.
 */
export function asNewNote(template: string, day: string): string {
  let stop = 1;
  const parts = template.split("{today}").map((part) => {
    const snippet = asSnippet(part, stop);
    stop += promptsIn(part).length + 1;
    return { snippet, day: `\${${stop - 1}:${escapeSnippet(day)}}` };
  });
  return parts
    .map(({ snippet, day }, index) => (index < parts.length - 1 ? snippet + day : snippet))
    .join("");
}
