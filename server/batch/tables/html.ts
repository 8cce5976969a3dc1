/** The text of XHTML as documents carry it: blocks on lines of their own, nothing of the tags. */
export const textOfHtml = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?-->|<(style|script|head)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/\s+/g, " ")
    .replace(/<\/(?:td|th)>\s*(?=<t[dh]\b)/gi, ": ")
    .replace(/<br\b[^>]*>|<\/?(?:p|div|li|ul|ol|tr|table|tbody|h[1-6]|section)\b[^>]*>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
        const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    )
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

/** XHTML knows the first five; the others are met with all the same. */
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["rsquo", "’"],
  ["lsquo", "‘"],
  ["rdquo", "”"],
  ["ldquo", "“"],
  ["ndash", "–"],
  ["mdash", "—"],
  ["hellip", "…"],
]);
