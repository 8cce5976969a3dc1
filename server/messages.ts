import english from "../l10n/messages.en.json" with { type: "json" };
import spanish from "../l10n/messages.es.json" with { type: "json" };
import { sayer, type MessageOf } from "./saying.ts";

/** The name of a message in l10n/messages.*.json. */
export type MessageId = keyof typeof english;

/** What rules yield, and `say` makes a sentence of. */
export type Message = MessageOf<MessageId>;

/** The sentence for a message. */
export const say = sayer<MessageId>({ en: english, es: spanish });
