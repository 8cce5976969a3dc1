import type { RuleId } from "./rules/rule.ts";

/** Why words stay that a rule asks about. */
export const REASONS = ["own-words", "payer", "name", "other"] as const;
export type Reason = (typeof REASONS)[number];

/** What is accepted: words in one sentence, under one rule. The same words in another sentence are not. */
export type Accepted = (rule: RuleId, sentence: string, words: string) => boolean;
