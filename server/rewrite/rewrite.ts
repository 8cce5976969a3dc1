import type { Hit, Lexicon } from "../lexicon/lexicon.ts";
import type { FormTable } from "../lexicon/forms.ts";
import type { Filled, Inflected } from "../lexicon/trail.ts";
import type { Note } from "../note/note.ts";
import { lastBegunAt, textOf, type Span } from "../note/span.ts";
import type { Fix } from "../rules/rule.ts";
import type { Settings } from "../settings.ts";
import { agreeingBe, formInSentence, isDegreeBefore, isJoinedBehind, isNegated } from "./grammar.ts";
import { withArticle } from "./article.ts";

/** What better words need to know beside the note. */
export type Words = Pick<Lexicon, "forms" | "wordings"> & Pick<Settings, "client">;

/**
 * Better words for a finding, best first, in the form in which the words stand in the note: "is playing the victim" becomes
 * "is saying it was unfair". Words whose form is not known are left out. Words about danger have none: they are kept.
 */
export function rewritesOf(note: Note, hit: Hit, words: Words): Fix[] {
  const { entry, start, end } = hit;
  if (entry.safety) return [];
  const particular = words
    .wordings(note)
    .overlapping(hit)
    .filter(({ value }) => value.wording.entry === entry.id)
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, 1)
    .flatMap(({ value: { wording }, ...place }) =>
      wording.say.map((say, index) => ({ say, place, safe: wording.safe && index === 0 })),
    );
  const place = { start, end, main: hit.main, filled: hit.filled };
  const general = (entry.instead ?? []).flatMap((say, index) =>
    typeof say === "string" ? [{ say, place, safe: entry.safe === true && index === 0 }] : [],
  );
  return [...particular, ...general].flatMap(({ say, place, safe }, index): Fix[] => {
    const said = saidInstead(note, say, place, words);
    if (said === undefined) return [];
    const edit = withArticle(note, { start: place.start, end: place.end, text: said });
    return [
      {
        kind: "rewrite",
        title: { id: "fix/replace", args: { text: edit.text } },
        edits: [edit],
        ...(safe && index === 0 ? { safe } : {}),
      },
    ];
  });
}

type Place = Span & { readonly main: Inflected | undefined; readonly filled: readonly Filled[] };

/** Better words as they fit in one place, or undefined where they do not. */
function saidInstead(note: Note, say: string, place: Place, words: Words): string | undefined {
  let fits = true;
  const need = (word: string | undefined): string => {
    fits &&= word !== undefined;
    return word ?? "";
  };
  const text = say
    .replace(/\{(clients?)\}/g, (_, name: string) =>
      name === "client" ? words.client : plural(words.client),
    )
    .replace(/\{(\w+)\}/g, (_, slot: string) => need(inSlot(note, place, slot)))
    .replace(/(\S+):(verb|noun|adjective)/g, (key) => need(inflected(note, key.toLowerCase(), place, words)));
  const told = toldOnce(note, place, text);
  return fits && told !== undefined && !tears(note, place, told)
    ? capitalizedLike(note, place, told)
    : undefined;
}

/** "So hyperverbal" becomes "so talkative", not "so very talkative"; of "very enmeshed", which would be "very too close", nothing is made. */
function toldOnce(note: Note, { start }: Place, said: string): string | undefined {
  if (!isDegreeBefore(note, start)) return said;
  return said.startsWith("too ") ? undefined : said.replace(/^very /, "");
}

/**
 * Whether better words would come between words that are joined: "compliant with her meds and appointments" is not to become "taking her meds as
 * prescribed and appointments".
 */
function tears(note: Note, { end, filled }: Place, said: string): boolean {
  const { words, text } = note;
  const last = filled.find(({ from, to }) => to > from && words[to - 1]!.end === end);
  return (
    last !== undefined &&
    !said.endsWith(text.slice(words[last.from]!.start, end)) &&
    isJoinedBehind(note, last.to)
  );
}

const plural = (client: string): string => (client === "person" ? "people" : `${client}s`);

/** The words that stood for a slot, as the note has them. */
function inSlot(note: Note, { filled }: Place, slot: string): string | undefined {
  const found = filled.find((words) => words.slot === slot);
  if (found === undefined || found.to <= found.from) return undefined;
  return note.text.slice(note.words[found.from]!.start, note.words[found.to - 1]!.end);
}

/** A word in the form that the note's own main word has. The same word stays as it is written, so "are" stays "are". */
function inflected(
  note: Note,
  key: string,
  { main }: Place,
  { forms }: { forms: FormTable },
): string | undefined {
  const known = forms[key];
  if (main === undefined || known === undefined) return undefined;
  const word = note.words[main.at]!;
  if (isNegated(word)) return undefined; // "isn't compliant" is not to become its opposite
  if (Object.values(known).some((all) => all.includes(word.norm))) return textOf(note.text, word);
  const form = formInSentence(note, main);
  return key === "be:verb" ? agreeingBe(note, main.at, form) : known[form]?.[0];
}

/** A wording that opened with a capital is replaced by one that does. The capitals of an abbreviation say nothing, but at a start. */
function capitalizedLike(note: Note, { start, end }: Span, text: string): string {
  const written = note.text.slice(start, end);
  const first = written[0] ?? "";
  const isCapital = first !== first.toLowerCase();
  const isAbbreviation = /^\S*\p{Lu}\S*\p{Lu}/u.test(written);
  const opens = note.sentences[lastBegunAt(note.sentences, start)]?.start === start;
  return isCapital && (opens || !isAbbreviation) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
