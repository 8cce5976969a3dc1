import { additionsFor, type Addition } from "../additions.ts";
import type { Hit } from "../lexicon/lexicon.ts";
import type { Category } from "../lexicon/categories.ts";
import { isAboutAnimal } from "../note/animals.ts";
import { isEnglish } from "../note/language.ts";
import { NO_MEMORY } from "../note/memory.ts";
import type { Note } from "../note/note.ts";
import { overlapping, textOf } from "../note/span.ts";
import { spanOf, surroundingsOf } from "../note/surroundings.ts";
import { doerAt, isAboutUs, isOwnStory, voiceAt, type Voice } from "../note/voice.ts";
import { rewritesOf } from "../rewrite/rewrite.ts";
import { askFix } from "./ask.ts";
import type { Context, Fix, Problem, Rule, Severity } from "./rule.ts";

/** Makes the rule of one lexicon category: the one way in which words become findings. */
export function driftRule(category: Category, about: Omit<Rule, "id" | "check">): Rule {
  return {
    id: `drift/${category}`,
    ...about,
    *check(note, context) {
      for (const hit of context.hits(category)) {
        const voice = driftingVoice(note, hit);
        if (voice !== undefined) yield problemOf(note, hit, voice, context);
      }
    },
  };
}

/** Whose words a hit is in, undefined where it is no drift. An edit elsewhere changes nothing about that, but in what is quoted. */
function driftingVoice(note: Note, hit: Hit): Voice | undefined {
  const { words, quotations, memory } = note;
  if (memory === NO_MEMORY || overlapping(quotations, hit).length > 0) return judged(note, hit);
  const around = surroundingsOf(note, hit.whole);
  if (around === undefined) return judged(note, hit);
  const { whole } = hit;
  const { own } = around;
  const where = [hit.first, hit.last, whole.first, whole.last, own.first, own.last].map(
    (at) => at - around.first,
  );
  const verdicts = memory.recall(hit.entry, spanOf(words, around), (): Verdict[] => []);
  const known = verdicts.find((one) => one.where.every((at, index) => at === where[index]));
  if (known !== undefined) return known.voice;
  const voice = judged(note, hit);
  verdicts.push({ where, voice });
  return voice;
}

/** The verdict on an entry's words, by where they and their sentences stand in their surroundings. */
type Verdict = { readonly where: readonly number[]; readonly voice: Voice | undefined };

function judged(note: Note, hit: Hit): Voice | undefined {
  const { category } = hit.entry;
  if (!inEnglish(note, hit)) return undefined;
  if (ACTS.has(category) ? isSomeoneElsesAct(note, hit) : isOwnStory(note, hit)) return undefined;
  if (category === "motive" && isAboutUs(note, hit)) return undefined;
  if (isAboutAnimal(note.words, note.text, note.sentences, hit.first)) return undefined;
  const voice = voiceAt(note, hit);
  return voice === "quoted" ? undefined : voice;
}

const inEnglish = (note: Note, hit: Hit): boolean =>
  overlapping(note.sentences, hit).every((sentence) => isEnglish(note, sentence));

/** Categories that name something done: it is only drift where the writer or the team does it. */
export const ACTS: ReadonlySet<Category> = new Set(["advising", "assessing", "deciding"]);

function isSomeoneElsesAct(note: Note, hit: Hit): boolean {
  if (hit.entry.doer === "person") return false; // "denies SI": what the person says is written up as an assessment
  const doer = doerAt(note, hit.whole);
  return doer === "person" || doer === "other";
}

function problemOf(note: Note, hit: Hit, voice: Voice, { lexicon, settings }: Context): Problem {
  const { entry } = hit;
  const severity = severityOf(hit, voice);
  return {
    span: { start: hit.start, end: hit.end },
    message: entry.safety
      ? { id: "drift/safety" }
      : {
          id: voice === "reported" ? "drift/reported" : `drift/${entry.category}`,
          args: { words: textOf(note.text, hit) },
        },
    ...(severity === undefined ? {} : { severity }),
    data: { voice, entry: entry.id, ...(entry.safety ? { about: "danger" } : {}) },
    fixes: () => [
      ...rewritesOf(note, hit, { ...lexicon, client: settings.client }),
      ...askFix(note, hit, entry),
      ...additionsFor(note, hit, entry).map(additionFix),
    ],
  };
}

const additionFix = (adds: Addition): Fix => ({
  kind: "accept",
  title: { id: `add/${adds.to}`, args: { words: adds.words } },
  adds,
});

/** Undefined where the rule's own severity holds. */
function severityOf({ entry }: Hit, voice: Voice): Severity | undefined {
  if (voice === "reported" || entry.gentle) return "hint";
  return entry.safety ? "information" : undefined;
}
