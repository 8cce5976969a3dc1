/** The drift categories, one lexicon file and one rule each (Drift checklist and Table 4, see domain sources). */
export const CATEGORIES = [
  "clinical-idiom",
  "motive",
  "compliance",
  "label",
  "shorthand",
  "advising",
  "assessing",
  "deciding",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What a good peer note has (domain README): each of these is looked for, and its absence is a gentle hint. */
export const SIGNALS = ["goal", "strength", "own-words", "lived-experience", "shared-record"] as const;
export type Signal = (typeof SIGNALS)[number];
