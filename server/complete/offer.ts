import type { Message } from "../messages.ts";
import type { Edit } from "../rules/rule.ts";

/** Something that the writer may want next. Nothing of it is written until it is taken. */
export type Offer = {
  readonly kind: "label" | "value" | "starter";
  /** As a list shows it. */
  readonly label: string;
  /** What it means, in a few words. */
  readonly detail?: Message | undefined;
  readonly about?: Message | undefined;
  /** What is written; the caret stands in it or at its ends. Its text may hold prompts. */
  readonly edit: Edit;
  /** What the words in the edit's place are compared with while the writer types on. */
  readonly match: string;
};
