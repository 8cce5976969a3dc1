import type { Entry } from "../lexicon/lexicon.ts";
import type { Category } from "../lexicon/categories.ts";
import type { Note } from "../note/note.ts";
import { hasPrompt, promptFor, promptFollows } from "../note/prompt.ts";
import { overlapping, type Span } from "../note/span.ts";
import type { Fix } from "./rule.ts";

/**
 * Leaves a question in the note, for only the writer knows what was seen, said or agreed. It takes the place of the words, but
 * for those about danger: they stay, and the question stands behind their sentence.
 */
export function askFix(note: Note, words: Span, { ask, safety }: Pick<Entry, "ask" | "safety">): Fix[] {
  if (ask === undefined) return [];
  const prompt = promptFor(asPrompt(ask));
  if (!safety) {
    const edits = [{ start: words.start, end: words.end, text: prompt }];
    return [{ kind: "ask", title: { id: "fix/ask", args: { prompt } }, edits }];
  }
  const sentence = overlapping(note.sentences, words)[0];
  return sentence === undefined || isAsked(note, sentence) ? [] : [askBehind(sentence, prompt)];
}

/** Asks behind a sentence that the second reader has doubts about: it knows the sentence, not the words. */
export const askAbout = (sentence: Span, category: Category): Fix =>
  askBehind(sentence, promptFor(QUESTIONS[category]));

/** True where a prompt stands in a sentence or right behind it: the writer is at work on it already. */
export const isAsked = ({ text }: Note, { start, end }: Span): boolean =>
  hasPrompt(text.slice(start, end)) || promptFollows(text, end);

function askBehind({ end }: Span, prompt: string): Fix {
  const edits = [{ start: end, end, text: ` ${prompt}` }];
  return { kind: "ask", title: { id: "fix/add-prompt", args: { prompt } }, edits };
}

/** What the second reader asks where it has doubts, as the guide asks for each category. */
const QUESTIONS: Readonly<Record<Category, string>> = {
  "clinical-idiom": "what did you see or hear?",
  motive: "what did you see or hear?",
  compliance: "what does the person do, choose or want?",
  label: "who is it?",
  shorthand: "what would the person call it?",
  advising: "what did you share or ask, and what did they choose?",
  assessing: "what did you see, and who did you tell?",
  deciding: "whose choice was it, and how did you agree?",
};

/** A question as it stands in brackets: no marks that could pair up with those of the note, no capital. */
const asPrompt = (ask: string): string => {
  const plain = ask.replace(/[[\]"“”]/g, "").replace(/\s+/g, " ");
  return plain.charAt(0).toLowerCase() + plain.slice(1);
};
