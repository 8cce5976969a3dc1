import { remembering } from "./note/remembering.ts";
import { visible } from "./visible.ts";

/** The languages that peernote speaks. Notes are English, and so is everything that is written into them. */
export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A message before it is put into words, by its id. A part may be a message itself. */
export type MessageOf<Id extends string> = {
  readonly id: Id;
  readonly args?: Readonly<Record<string, string | number | MessageOf<Id>>>;
};

/** The sentences of messages. One that counts has two forms. */
export type Sentences<Id extends string> = Readonly<
  Record<Id, string | { readonly one: string; readonly other: string }>
>;

/**
 * Makes a sentence of a message. One with two forms has `one` where its `count` is 1, and `other` for all else. A placeholder
 * without an argument stays as it is written.
 */
export const sayer = <Id extends string>(sentences: Readonly<Record<Language, Sentences<Id>>>) =>
  function say({ id, args = {} }: MessageOf<Id>, language: Language): string {
    const words = sentences[language][id];
    const sentence = typeof words === "string" ? words : words[args["count"] === 1 ? "one" : "other"];
    const [opening = "", ...parts] = cutAtPlaceholders(sentence);
    let said = opening;
    for (let at = 0; at < parts.length; at += 2) {
      const part = args[parts[at]!] ?? `{${parts[at]!}}`;
      said += (typeof part === "object" ? say(part, language) : inert(String(part))) + parts[at + 1]!;
    }
    return said;
  };

/** "Say what {words} means" is cut into what stands before a placeholder, its name, and what stands behind. */
const cutAtPlaceholders = remembering((sentence: string): readonly string[] => sentence.split(/\{(\w+)\}/));

/** Words of a note, as wherever a message is shown they can do no harm. Line ends are white space like any other. */
const inert = (words: string): string => (PLAIN.test(words) ? words : words.replace(/[^\t\n\r]+/g, visible));

const PLAIN = /^[ -~]*$/;

/** The language for a locale as editors and systems write it (es, es-MX, es-419, es_MX.UTF-8): all but Spanish get English. */
export const languageOf = (locale: string | undefined): Language =>
  /^es(?![a-z])/i.test(locale ?? "") ? "es" : "en";
