import english from "../l10n/messages.en.json" with { type: "json" };
import { visible } from "./visible.ts";
import spanish from "../l10n/messages.es.json" with { type: "json" };

/** The languages that peernote speaks. Notes are English, and so is everything that is written into them. */
export const LANGUAGES = ["en", "es"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The name of a message in l10n/messages.*.json. */
export type MessageId = keyof typeof english;

/** A message before it is put into words: rules yield these, `say` makes the sentence. A part may be a message itself. */
export type Message = {
  readonly id: MessageId;
  readonly args?: Readonly<Record<string, string | number | Message>>;
};

/**
 * The sentence for a message. One with two forms has `one` where its `count` is 1, and `other` for all else. A placeholder
 * without an argument stays as it is written.
 */
export function say({ id, args = {} }: Message, language: Language): string {
  const words = BUNDLES[language][id];
  const sentence = typeof words === "string" ? words : words[args["count"] === 1 ? "one" : "other"];
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const part = args[name] ?? placeholder;
    return typeof part === "object" ? say(part, language) : inert(String(part));
  });
}

/** Words of a note, as wherever a message is shown they can do no harm. Line ends are white space like any other. */
const inert = (words: string): string => words.replace(/[^\t\n\r]+/g, visible);

/** The language for a locale as editors and systems write it (es, es-MX, es-419, es_MX.UTF-8): all but Spanish get English. */
export const languageOf = (locale: string | undefined): Language =>
  /^es(?![a-z])/i.test(locale ?? "") ? "es" : "en";

type Words = string | { readonly one: string; readonly other: string };

const BUNDLES: Readonly<Record<Language, Readonly<Record<MessageId, Words>>>> = { en: english, es: spanish };
