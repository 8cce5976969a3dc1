import english from "../l10n/messages.en.json" with { type: "json" };

/** The name of a message in l10n/messages.*.json. */
export type MessageId = keyof typeof english;

/** A message before it is put into words: rules yield these, `say` makes the sentence. */
export type Message = { readonly id: MessageId; readonly args?: Readonly<Record<string, string | number>> };

/** The sentence for a message. A placeholder without an argument stays as it is written. */
export function say({ id, args = {} }: Message): string {
  return english[id].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(args[name] ?? placeholder));
}
