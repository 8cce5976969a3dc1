import type { Hit } from "../lexicon/lexicon.ts";
import type { FormTable } from "../lexicon/forms.ts";
import type { Note } from "../note/note.ts";
import { textOf } from "../note/span.ts";
import type { Fix } from "../rules/rule.ts";

/**
 * The lexicon's alternatives for a finding, best first, in the form in which the words stand in the note: "is playing
 * the victim" becomes "is saying it was unfair". An alternative whose form is not known is left out.
 * Words about danger have none: they are kept.
 */
export function rewritesOf(note: Note, hit: Hit, forms: FormTable): Fix[] {
  const { entry, start, end } = hit;
  if (entry.safety) return [];
  const form = formOf(note, hit);
  const written = textOf(note.text, { start, end });
  return (entry.instead ?? []).flatMap((alternative, index): Fix[] => {
    const inflected = inForm(alternative, form, forms);
    if (inflected === undefined) return [];
    const text = capitalizedLike(written, inflected);
    const safe = entry.safe === true && index === 0;
    return [
      {
        kind: "rewrite",
        title: { id: "fix/replace", args: { text } },
        edits: [{ start, end, text }],
        ...(safe ? { safe } : {}),
      },
    ];
  });
}

/** "Sulked" is a participle behind "has" and "was", the past elsewhere: the form alone cannot tell. */
function formOf(note: Note, { form, first }: Hit): string | undefined {
  const before = note.words[first - 1]?.norm ?? "";
  return form === "past" && AUXILIARIES.has(before) ? "participle" : form;
}

const AUXILIARIES: ReadonlySet<string> = new Set(
  "has have had hasn't haven't hadn't 've 'd is are was were be been being isn't wasn't weren't got".split(
    " ",
  ),
);

/** Puts the alternative's inflected word ("say:verb it was unfair") into the form that the note's own word has. */
function inForm(alternative: string, form: string | undefined, forms: FormTable): string | undefined {
  let known = true;
  const text = alternative.replace(/(\S+):(verb|noun|adjective)/g, (word) => {
    const inflected = form === undefined ? undefined : forms[word.toLowerCase()]?.[form]?.[0];
    known &&= inflected !== undefined;
    return inflected ?? word;
  });
  return known ? text : undefined;
}

/** A wording that opened with a capital is replaced by one that does; one in capitals throughout says nothing about it. */
function capitalizedLike(written: string, text: string): string {
  const first = written[0] ?? "";
  const capitalized = first !== first.toLowerCase() && written !== written.toUpperCase();
  return capitalized ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
