import * as z from "zod";
import { CATEGORIES, SIGNALS } from "./categories.ts";

const phrase = z.string().trim().min(1).max(800);
const sentence = z.string().trim().min(1).max(400);

export const EntrySource = z
  .strictObject({
    terms: z.array(phrase).min(1).meta({
      description: "The words that are meant, in the phrase language (README.md). The first names the entry.",
    }),
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .optional()
      .meta({ description: "The entry's name in results. Made from the first term where it is left out." }),
    as: z.enum(["verb", "noun", "adjective"]).optional().meta({
      description: "Only where the underlined word is used as this part of speech.",
    }),
    exactCase: z.boolean().optional().meta({
      description: 'Capitals count: "SI" is meant, "si" is not.',
    }),
    doer: z.enum(["person"]).optional().meta({
      description:
        'For advising, assessing and deciding: the person does it ("denies SI"). Otherwise only what the writer or the team does counts.',
    }),
    safety: z.boolean().optional().meta({
      description:
        'Speaks of danger. The message opens with "Keep this." and nothing is ever offered to replace it.',
    }),
    gentle: z.boolean().optional().meta({
      description: "Debatable wording: shown as a hint, never as a warning.",
    }),
    instead: z
      .array(
        z.union([
          phrase,
          z.strictObject({ for: phrase, say: z.array(phrase).min(1), safe: z.boolean().optional() }),
        ]),
      )
      .optional()
      .meta({
        description:
          'Words that say the same and fit in the same place, best first. A verb that inflects is written like a term\'s: "say:verb no". Words for only some of the terms name the phrase that they replace: { "for": ..., "say": [...] }.',
      }),
    pairs: z
      .array(z.strictObject({ before: sentence, after: sentence }))
      .optional()
      .meta({
        description: "Sentences before and after the first better words, tested and shown in GALLERY.md.",
      }),
    safe: z.boolean().optional().meta({
      description: "The first alternative always says just the same, so that fix-all may use it.",
    }),
    ask: sentence.optional().meta({
      description: "Where only the writer knows the facts: the question that the note should answer instead.",
    }),
    unless: z.array(phrase).optional().meta({
      description: "Phrases around the words in which they are harmless.",
    }),
    why: sentence
      .optional()
      .meta({ description: "Why, where the category's own reason does not say enough." }),
    examples: z.array(sentence).min(1).meta({
      description:
        "Sentences that are tested. [[Brackets]] show what is underlined; one without brackets must stay clean.",
    }),
  })
  .refine((entry) => entry.examples.some((example) => example.includes("[[")), {
    path: ["examples"],
    message: "at least one example must show the words in [[double brackets]]",
  })
  .refine(({ safe, safety, instead = [] }) => safe !== true || (instead.length > 0 && safety !== true), {
    path: ["safe"],
    message: 'only an entry with "instead" and without "safety" can be safe: take it out',
  });

/** One file of the lexicon: the built-in ones in lexicon/, or an agency's own. */
export const LexiconSource = z.strictObject({
  $schema: z.string().optional(),
  category: z.enum(CATEGORIES).meta({ description: "The drift category of every entry in this file." }),
  unless: z.array(phrase).optional().meta({
    description:
      "Words that are fine in your agency: no entry of this category finds them, but for those that speak of danger.",
  }),
  unlessInSentence: z.array(phrase).optional().meta({
    description:
      'Phrases that make every entry of this category harmless where they stand in the same sentence: "at her request".',
  }),
  entries: z.array(EntrySource),
});

/** Phrases by which a note shows one of the signals. */
export const SignSource = z.strictObject({
  signal: z.enum(SIGNALS),
  doer: z
    .enum(["person", "writer"])
    .optional()
    .meta({ description: "Only where the person, or the writer, does what the underlined words say." }),
  faint: z.boolean().optional().meta({
    description: "Too little to say that the note has it, but enough that nobody is asked for it.",
  }),
  terms: z.array(phrase).min(1).meta({ description: "Words that show it, in the phrase language." }),
  unless: z.array(phrase).optional().meta({ description: "Phrases in which they do not." }),
  examples: z.array(sentence).default([]).meta({
    description: "Sentences that are tested. One with [[brackets]] shows the signal, one without does not.",
  }),
});

/** The file of what a good note has. */
export const SignsSource = z.strictObject({ signs: z.array(SignSource) });

/** Named lists of words for use in phrases: {person}, {possessive} ... */
export const SlotsSource = z.strictObject({
  $schema: z.string().optional(),
  slots: z.record(z.string().regex(/^[a-z]+$/), z.array(phrase).min(1)),
});

/** Names of services, groups, works and places. What stands in one is never drift. Capitals count. */
export const NamesSource = z.strictObject({
  $schema: z.string().optional(),
  names: z.array(phrase),
});

export type EntrySource = z.infer<typeof EntrySource>;
export type LexiconSource = z.infer<typeof LexiconSource>;
export type SlotsSource = z.infer<typeof SlotsSource>;
export type NamesSource = z.infer<typeof NamesSource>;
export type SignSource = z.infer<typeof SignSource>;
export type SignsSource = z.infer<typeof SignsSource>;
