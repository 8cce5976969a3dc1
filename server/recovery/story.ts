import { coverOf } from "../note/cover.ts";
import { isNearDanger } from "../note/danger.ts";
import { isEnglish } from "../note/language.ts";
import type { Note } from "../note/note.ts";
import { oncePerNote } from "../note/once.ts";
import { hasPrompt } from "../note/prompt.ts";
import { contains, type Span } from "../note/span.ts";

/** A story of fewer words is only begun, and nobody is asked for more in it. */
const FEWEST_WORDS = 40;

/**
 * Where a hint about the whole story stands: its label or heading, else its first word. Undefined where there is nothing to hint
 * at: the story is short or a prompt waits in the note still, it is not English, or it tells of danger, where nothing may stand
 * beside what happened.
 */
export const hintPlace = oncePerNote((note): Span | undefined =>
  isFinished(note) ? placeIn(note) : undefined,
);

function isFinished(note: Note): boolean {
  if (hasPrompt(note.text)) return false;
  if (!isLongEnough(note)) return false;
  const { sentences } = note;
  if (sentences.some((_, index) => isNearDanger(note, index))) return false;
  return sentences.filter((sentence) => isEnglish(note, sentence)).length * 2 > sentences.length;
}

function isLongEnough(note: Note): boolean {
  const told = coverOf(storyOf(note));
  let count = 0;
  return note.words.some((word) => word.kind === "word" && told.holds(word) && ++count === FEWEST_WORDS);
}

function placeIn(note: Note): Span | undefined {
  const [start] = storyOf(note);
  const section = note.sections.find(({ body }) => body === start);
  return section?.heading ?? note.words.find((word) => word.kind === "word" && contains(start!, word));
}

/** Where the note tells what happened: its sections but for plan and goal, in the order of the text. */
const storyOf = ({ sections }: Note): Span[] =>
  sections
    .filter(({ name, body }) => name !== "plan" && name !== "goal" && body.end > body.start)
    .map(({ body }) => body)
    .sort((a, b) => a.start - b.start);
