import type { Note } from "./note.ts";
import type { Sentence } from "./sentences.ts";

/** What `make` gives, made when it is first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What a note keeps for whoever asks again, by who it was made by. */
export type Kept = Map<object, { readonly value: unknown }>;

/** What `make` gives for a note, made when it is first asked for. It lives as long as the note. */
export const oncePerNote =
  <T>(make: (note: Note) => T): ((note: Note) => T) =>
  (note) => {
    const known = note.kept.get(make);
    if (known !== undefined) return known.value as T;
    const value = make(note);
    note.kept.set(make, { value });
    return value;
  };

/** The same for each sentence of a note. */
export function oncePerSentence<T>(
  make: (note: Note, sentence: Sentence) => T,
): (note: Note, sentence: Sentence) => T {
  const bySentence = oncePerNote(() => new Map<number, { readonly value: T }>());
  return (note, sentence) => {
    const made = bySentence(note);
    const known = made.get(sentence.first) ?? { value: make(note, sentence) };
    made.set(sentence.first, known);
    return known.value;
  };
}
