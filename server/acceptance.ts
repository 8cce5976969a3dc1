import type { RuleId } from "./rules/rule.ts";

/** Why words stay that a rule asks about. */
export const REASONS = ["own-words", "payer", "name", "other"] as const;
export type Reason = (typeof REASONS)[number];

/** That words stay, and why. They are named by a keyed hash, never by themselves. */
export type Acceptance = {
  readonly rule: RuleId;
  readonly hash: string;
  readonly reason: Reason;
  /** The day it was written down, YYYY-MM-DD. */
  readonly date: string;
};

/**
 * What is accepted: words in one sentence, under one rule. The same words in another sentence are not. Undefined where
 * nobody chose to keep them.
 */
export type Accepted = (rule: RuleId, sentence: string, words: string) => Acceptance | undefined;
