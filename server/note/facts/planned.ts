import { folded } from "../folded.ts";
import type { Span } from "../span.ts";
import { sentenceSpans, withoutQuotations } from "./inline.ts";

/** A plan stands at the end of a narrative: how far from there it is looked for, in UTF-16 units. */
const TAIL = 900;

/** A plan in the closing sentences of a narrative: what somebody will do, or when the two meet again. */
export function inlinePlan(text: string, prose: readonly Span[]): Span | undefined {
  const last = prose.at(-1);
  if (last === undefined) return undefined;
  const tail = { start: Math.max(last.start, last.end - TAIL), end: last.end };
  if (tail.start > last.start) tail.start += text.slice(tail.start, tail.end).search(/(?<=\s)\S|$/); // not amid a word
  const sentences = [...sentenceSpans(text, tail)].filter(({ start, end }) => end - start > 8);
  for (const sentence of sentences.slice(-5).reverse()) {
    const written = withoutQuotations(text.slice(sentence.start, sentence.end));
    const small = folded(written);
    if (PLANNED.test(small) || (COMING.test(small) && (DOING.test(small) || DOES.test(written))))
      return sentence;
  }
  return undefined;
}

/** The apostrophe has an edge of its own: where letters and marks may both follow one, V8 compiles all that follows twice. */
const PLANNED =
  /^\s*(?:plan|next(?: steps?)?|follow[- ]?up)\s+(?:is|to|for|she|he|they|we|client|member|i)\b|\b(?:i['’]?ll|i will|(?:he|she|they|we|it)['’]ll|(?<=\bi|\p{L}{2}) (?:will|plans? to|agreed to|is going to|are going to|am going to|wants? to (?:try|meet|go|call|start|come))|will (?:meet|call|text|follow|bring|check|see|go|try|visit|work|send|attend|come|be back|return)|plan(?:s)? (?:is|for|are|to|from here|next)|the plan|next (?:step|time|visit|meeting|session|contact|week we|appointment is)|meet(?:ing)? again|see (?:him|her|them|you|each other) (?:again|on|next)|following up|follow[- ]?up|going to (?:meet|call|text|try|go|bring)|i['’]m (?:bringing|calling|meeting|picking|back|coming|driving|going)|(?:she|he)['’]s (?:bringing|calling|meeting|coming)|we set|settled on|i (?:said|promised|told \p{L}{2,20}) (?:that )*i(?: would|['’]d)|landed on|(?:wants|asked|needs) me (?:back|there|to (?:come|be|meet|go along|stand|roll|ride))|(?:i am|i['’]m) to (?:bring|find|call|come|meet|ask|look|be|drive|pick)|i['’]?ma|(?:is|are|am) (?:gonna|finna)|decided (?:to|on)|vamos a|va a|voy a|quedamos|pr[oó]xim[oa])(?!\w)|\b['’](?:s|re|m) (?:going to|gonna|finna)\b/u;

/** A day that lies ahead. "Every Sunday" and "Wednesdays" are habits, "last Friday" is over. */
const COMING =
  /(?<!\b(?:every|each|last|since|past|was|this is)\s)\b(?:tomorrow|tmrw|tonight|next (?:week|time|month)|(?:mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b/u;

/** "I'm stopping by", "leon is mailing it", "she's bringin the lease", "headed back there", "next Thursday, same bench". */
const DOING =
  /(?:['’](?:m|re|s)|\s(?:am|are|is))\s\p{L}{2,20}in(?:g\b|['’]|\b)|\b(?:headed|heading|going|coming)\s(?:back|over|there|by)\b|\bsame\s\p{L}/u;

const ACTS =
  "ask|bring|buy|call|carry|check|clean|come|cook|cut|drive|drop|file|fill|finish|fix|follow|get|give|go|hand|head|help|join|keep|listen|look|mail|make|meet|move|open|pack|paint|pay|pick|plant|play|practice|put|read|return|ride|roll|save|see|send|set|share|show|sign|sing|sit|speak|stand|start|stop|swing|take|talk|teach|tell|text|try|tries|turn|visit|wait|walk|watch|work|write";
/** "She calls the store", "she and I ride over", "I bring the drill": English tells of an agreed day in the present. */
const DOES = new RegExp(
  String.raw`\b(?:[Ii]|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Mm]ember|[Pp]articipant|\p{Lu}\p{L}{1,20})\s(?:and\s(?:I|he|she|\p{Lu}\p{L}{1,20})\s)?(?:${ACTS})(?:e?s)?\b`,
  "u",
);
