import { say, type Message } from "../server/messages.ts";

/** What the extension itself says to its user. */
export const tell = (id: Message["id"], args: Message["args"] = {}): string => say({ id, args });
