import type { Category } from "../lexicon/categories.ts";
import { isNearDanger } from "../note/danger.ts";
import { isEnglish } from "../note/language.ts";
import type { Note } from "../note/note.ts";
import { subjectEndingAt } from "../note/roles.ts";
import type { Sentence } from "../note/sentences.ts";
import { overlapping, textOf } from "../note/span.ts";
import { spanOf } from "../note/surroundings.ts";
import { isAboutUs, voiceAt, type Voice } from "../note/voice.ts";
import type { Reading } from "../reader/reader.ts";
import { askAbout, isAsked } from "./ask.ts";
import { ACTS } from "./drift.ts";
import type { Problem, Rule } from "./rule.ts";

const rule: Rule = {
  id: "drift/second-reader",
  title: "What the list of words cannot hold",
  why: "Motives, advice and decisions are told in endless ways. A small model that learned from labelled sentences reads what the lexicon left unmarked and asks where it has doubts. It can be wrong, and it never decides anything.",
  source: "drift-checklist",
  severity: "information",
  examples: [
    "[[Jo has been early three days running, what with the judge wanting a letter.]]",
    "[[I told the group about her brother so they would go easy on her.]]",
    "Jo has been early three days running and likes the morning light.",
    "I told the group about her brother, as she had asked me to.",
  ],
  *check(note, { reader, lexicon, marked }) {
    if (reader === undefined) return;
    /** Marked already, or found and judged to be harmless. */
    const judged = new Set(
      [...marked, ...lexicon.find(note)].flatMap((span) => overlapping(note.sentences, span)),
    );
    for (const [index, sentence] of note.sentences.entries()) {
      if (judged.has(sentence)) continue;
      if (sentence.last - sentence.first < FEWEST_WORDS) continue;
      const reading = reader(note, index);
      if (reading === undefined || isAsked(note, sentence)) continue; // most sentences have nothing to be asked about
      if (isNearDanger(note, index) || !isEnglish(note, sentence)) continue;
      if (lexicon.isExcused(reading.category, sentence, note)) continue;
      if (isAboutUs(note, { ...sentence, last: sentence.first })) continue;
      if (ACTS.has(reading.category) && isOthersAct(note, sentence)) continue;
      const voice = voiceOf(note, reading);
      if (voice !== "reported" && voice !== "quoted") yield problemOf(note, sentence, reading, voice);
    }
  },
};

export default rule;

/** Fewer words and marks say too little to be read apart from what stands around them. */
const FEWEST_WORDS = 5;

/** True where a sentence opens with somebody else and has no part for the writer: "His daughter told him not to". */
function isOthersAct({ words, text }: Note, { first, last }: Sentence): boolean {
  const roles = words.slice(first, last).map((_, at) => subjectEndingAt(words, text, first + at)?.role);
  if (roles.includes("writer") || roles.includes("team")) return false;
  if (words.slice(first, last).some(({ norm }) => norm === "me" || norm === "my" || norm === "us"))
    return false;
  const opener = roles.slice(0, 3).find((role) => role !== undefined);
  return opener === "other" || opener === "person";
}

/** Whose words weighed most. */
function voiceOf(note: Note, { heaviest: [first = 0] }: Reading): Voice {
  const { start, end } = note.words[first]!;
  return voiceAt(note, { first, last: first + 1, start, end });
}

function problemOf(
  note: Note,
  sentence: Sentence,
  { category, first, last, heaviest }: Reading,
  voice: Voice,
): Problem {
  return {
    as: `drift/${category}`,
    span: spanOf(note.words, { first, last }),
    message: { id: MESSAGES[category] },
    data: {
      voice,
      entry: "second-reader",
      weighed: heaviest.map((at) => textOf(note.text, note.words[at]!)).join(", "),
    },
    fixes: () => [askAbout(sentence, category)],
  };
}

const MESSAGES: Readonly<Record<Category, `reader/${Category}`>> = {
  "clinical-idiom": "reader/clinical-idiom",
  motive: "reader/motive",
  compliance: "reader/compliance",
  label: "reader/label",
  shorthand: "reader/shorthand",
  advising: "reader/advising",
  assessing: "reader/assessing",
  deciding: "reader/deciding",
};
