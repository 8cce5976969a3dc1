import compromise from "compromise/two";
import type { Inflection } from "../lexicon/phrase.ts";
import type { PartOfSpeech } from "./english.ts";

/** The parts of compromise's grammar that are used here; its own types leave them out. */
type Grammar = {
  (text: string): { json(options: object): { terms: { tags: string[] }[] }[] };
  model(): Model;
  methods(): { two: { transform: Transform } };
};
type Model = unknown;
type Transform = {
  verb: { conjugate(infinitive: string, model: Model): Conjugation };
  noun: { toPlural(singular: string, model: Model): string };
  adjective: Record<"toComparative" | "toSuperlative", (adjective: string, model: Model) => string>;
};
type Conjugation = Record<"PresentTense" | "PastTense" | "Gerund", string> & { Participle?: string };

const nlp = compromise as unknown as Grammar;
const { verb: ofVerb, noun: ofNoun, adjective: ofAdjective } = nlp.methods().two.transform;

/**
 * The forms of a word, by name. Compromise knows the grammar; what it does not know (contracted and negated forms of
 * "be", "have" and "do", which running text is full of) stands below.
 */
export function formsOf(word: string, inflection: Inflection): Record<string, string[]> {
  return inflection === "verb"
    ? verbForms(word)
    : inflection === "noun"
      ? nounForms(word)
      : adjectiveForms(word);
}

/** How the word at `index` is used among its neighbours. A window of a few words gets the answer that a sentence gets. */
export function partOfSpeech(words: readonly string[], index: number): PartOfSpeech {
  const terms = nlp(words.join(" "))
    .json({ terms: { tags: true } })
    .flatMap((sentence) => sentence.terms);
  const tags = terms[index]?.tags ?? [];
  if (tags.includes("Verb")) return "verb";
  if (tags.includes("Adjective")) return "adjective";
  return tags.includes("Noun") ? "noun" : "other";
}

function verbForms(verb: string): Record<string, string[]> {
  const irregular = AUXILIARIES[verb];
  if (irregular !== undefined) return irregular;
  const forms = ofVerb.conjugate(verb, nlp.model());
  const past = forms.PastTense === verb && !UNCHANGED.has(verb) ? withEnding(verb, "ed") : forms.PastTense;
  return {
    base: [verb],
    s: [forms.PresentTense],
    past: [past],
    participle: [forms.Participle && forms.Participle !== verb ? forms.Participle : past],
    ing: [forms.Gerund === verb ? withEnding(verb, "ing") : forms.Gerund],
  };
}

/** Compromise leaves verbs that it knows as nouns ("skip", "scam") as they are. These really stay the same. */
const UNCHANGED = new Set(
  "beat bet burst cast cost cut fit hit hurt let put quit read rid set shed shut slit spit split spread sweat thrust upset wed wet".split(
    " ",
  ),
);

/** "skipped", "schemed", "flunked". */
function withEnding(verb: string, ending: "ed" | "ing"): string {
  if (/[^aeiou][aeiou][bdgmnpt]$/.test(verb)) return verb + verb.at(-1)! + ending;
  return verb.replace(/e$/, "") + ending;
}

const nounForms = (noun: string): Record<string, string[]> => ({
  singular: [noun],
  plural: [ofNoun.toPlural(noun, nlp.model()) || `${noun}s`],
});

const adjectiveForms = (adjective: string): Record<string, string[]> => ({
  base: [adjective],
  comparative: [ofAdjective.toComparative(adjective, nlp.model()) || `${adjective}er`],
  superlative: [ofAdjective.toSuperlative(adjective, nlp.model()) || `${adjective}est`],
});

const AUXILIARIES: Record<string, Record<string, string[]>> = {
  be: {
    base: ["be"],
    s: ["is", "am", "are", "'s", "'m", "'re", "isn't", "isnt", "aren't", "arent", "ain't", "aint"],
    past: ["was", "were", "wasn't", "wasnt", "weren't", "werent"],
    participle: ["been"],
    ing: ["being"],
  },
  have: {
    base: ["have", "'ve", "haven't", "havent"],
    s: ["has", "'s", "hasn't", "hasnt"],
    past: ["had", "'d", "hadn't", "hadnt"],
    participle: ["had"],
    ing: ["having"],
  },
  do: {
    base: ["do", "don't", "dont"],
    s: ["does", "doesn't", "doesnt"],
    past: ["did", "didn't", "didnt"],
    participle: ["done"],
    ing: ["doing"],
  },
};
