import { factsOf, type Facts } from "./facts/facts.ts";
import type { Field, Labels, Section } from "./fields.ts";
import { readLayout } from "./layout.ts";
import { NO_MEMORY, type Memory } from "./memory.ts";
import { once, type Kept } from "./once.ts";
import { promptsAsWords } from "./prompt.ts";
import { proseWords } from "./prose-words.ts";
import { quotationsOf, type Quotation } from "./quotations.ts";
import { sentencesOf, type Sentence } from "./sentences.ts";
import type { Span } from "./span.ts";
import type { Word } from "./words.ts";

/** A note as the rules see it. Everything is an offset into `text`; the language parts are read when first asked for. */
export type Note = {
  readonly text: string;
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
  readonly prose: readonly Span[];
  /** The ten required facts, as the fields, the header or the narrative state them. */
  readonly facts: Facts;
  /** The words of the prose, a paragraph break between its parts. */
  readonly words: readonly Word[];
  readonly sentences: readonly Sentence[];
  readonly quotations: readonly Quotation[];
  /** What was worked out for parts of it, in this version and the one before. */
  readonly memory: Memory;
  /** What was worked out for this version of it alone. */
  readonly kept: Kept;
};

/**
 * Reads a note. Never fails: an empty text is a note without fields, and the rules do the talking. Versions of one document may
 * share a memory.
 */
export function parseNote(text: string, labels: Labels = NO_LABELS, memory: Memory = NO_MEMORY): Note {
  memory.nextVersion(text);
  const layout = readLayout(promptsAsWords(text), labels, memory);
  const { fields, sections, prose } = layout;
  const facts = once(() => factsOf(text, layout, memory));
  const words = once(() => proseWords(text, prose, memory));
  const sentences = once(() => sentencesOf(words(), text));
  const quotations = once(() => quotationsOf(text, prose));
  return {
    text,
    fields,
    sections,
    prose,
    memory,
    kept: new Map(),
    get facts() {
      return facts();
    },
    get words() {
      return words();
    },
    get sentences() {
      return sentences();
    },
    get quotations() {
      return quotations();
    },
  };
}

const NO_LABELS: Labels = {};
