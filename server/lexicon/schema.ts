import * as z from "../zod.ts";
import { CATEGORIES, SIGNALS } from "./categories.ts";

const phrase = z.string().check(z.trim(), z.minLength(1), z.maxLength(800));
const sentence = z.string().check(z.trim(), z.minLength(1), z.maxLength(400));
const yes = z.optional(z.boolean());
const phrases = z.optional(z.array(phrase));

export const EntrySource = z
  .strictObject({
    terms: z
      .array(phrase)
      .check(
        z.minLength(1),
        z.describe(
          "The words that are meant, in the phrase language (README.md). The first names the entry.",
        ),
      ),
    id: z
      .optional(z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)))
      .check(z.describe("The entry's name in results. Made from the first term where it is left out.")),
    as: z
      .optional(z.enum(["verb", "noun", "adjective"]))
      .check(z.describe("Only where the underlined word is used as this part of speech.")),
    exactCase: yes.check(z.describe('Capitals count: "SI" is meant, "si" is not.')),
    doer: z
      .optional(z.enum(["person"]))
      .check(
        z.describe(
          'For advising, assessing and deciding: the person does it ("denies SI"). Otherwise only what the writer or the team does counts.',
        ),
      ),
    safety: yes.check(
      z.describe(
        'Speaks of danger. The message opens with "Keep this." and nothing is ever offered to replace it.',
      ),
    ),
    gentle: yes.check(z.describe("Debatable wording: shown as a hint, never as a warning.")),
    instead: z
      .optional(
        z.array(
          z.union([
            phrase,
            z.strictObject({ for: phrase, say: z.array(phrase).check(z.minLength(1)), safe: yes }),
          ]),
        ),
      )
      .check(
        z.describe(
          'Words that say the same and fit in the same place, best first. A verb that inflects is written like a term\'s: "say:verb no". Words for only some of the terms name the phrase that they replace: { "for": ..., "say": [...] }.',
        ),
      ),
    pairs: z
      .optional(z.array(z.strictObject({ before: sentence, after: sentence })))
      .check(
        z.describe("Sentences before and after the first better words, tested and shown in GALLERY.md."),
      ),
    safe: yes.check(
      z.describe("The first alternative always says just the same, so that fix-all may use it."),
    ),
    ask: z
      .optional(sentence)
      .check(
        z.describe(
          "Where only the writer knows the facts: the question that the note should answer instead.",
        ),
      ),
    unless: phrases.check(z.describe("Phrases around the words in which they are harmless.")),
    why: z.optional(sentence).check(z.describe("Why, where the category's own reason does not say enough.")),
    examples: z
      .array(sentence)
      .check(
        z.minLength(1),
        z.describe(
          "Sentences that are tested. [[Brackets]] show what is underlined; one without brackets must stay clean.",
        ),
      ),
  })
  .check(
    z.refine((entry) => entry.examples.some((example) => example.includes("[[")), {
      path: ["examples"],
      error: "at least one example must show the words in [[double brackets]]",
    }),
    z.refine(({ safe, safety, instead = [] }) => safe !== true || (instead.length > 0 && safety !== true), {
      path: ["safe"],
      error: 'only an entry with "instead" and without "safety" can be safe: take it out',
    }),
  );

/** One file of the lexicon: the built-in ones in lexicon/, or an agency's own. */
export const LexiconSource = z.strictObject({
  $schema: z.optional(z.string()),
  category: z.enum(CATEGORIES).check(z.describe("The drift category of every entry in this file.")),
  unless: phrases.check(
    z.describe(
      "Words that are fine in your agency: no entry of this category finds them, but for those that speak of danger.",
    ),
  ),
  unlessInSentence: phrases.check(
    z.describe(
      'Phrases that make every entry of this category harmless where they stand in the same sentence: "at her request".',
    ),
  ),
  entries: z.array(EntrySource),
});

/** Phrases by which a note shows one of the signals. */
export const SignSource = z.strictObject({
  signal: z.enum(SIGNALS),
  doer: z
    .optional(z.enum(["person", "writer"]))
    .check(z.describe("Only where the person, or the writer, does what the underlined words say.")),
  faint: yes.check(
    z.describe("Too little to say that the note has it, but enough that nobody is asked for it."),
  ),
  terms: z.array(phrase).check(z.minLength(1), z.describe("Words that show it, in the phrase language.")),
  unless: phrases.check(z.describe("Phrases in which they do not.")),
  examples: z
    ._default(z.array(sentence), [])
    .check(
      z.describe("Sentences that are tested. One with [[brackets]] shows the signal, one without does not."),
    ),
});

/** The file of what a good note has. */
export const SignsSource = z.strictObject({ signs: z.array(SignSource) });

/** Named lists of words for use in phrases: {person}, {possessive} ... */
export const SlotsSource = z.strictObject({
  $schema: z.optional(z.string()),
  slots: z.record(z.string().check(z.regex(/^[a-z]+$/)), z.array(phrase).check(z.minLength(1))),
});

/** Names of services, groups, works and places. What stands in one is never drift. Capitals count. */
export const NamesSource = z.strictObject({
  $schema: z.optional(z.string()),
  names: z.array(phrase),
});

export type EntrySource = z.infer<typeof EntrySource>;
export type LexiconSource = z.infer<typeof LexiconSource>;
export type SlotsSource = z.infer<typeof SlotsSource>;
export type NamesSource = z.infer<typeof NamesSource>;
export type SignSource = z.infer<typeof SignSource>;
export type SignsSource = z.infer<typeof SignsSource>;
