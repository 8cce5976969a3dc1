import { additionsFor, type Addition } from "../additions.ts";
import type { Hit } from "../lexicon/lexicon.ts";
import type { Category } from "../lexicon/categories.ts";
import { isAboutAnimal } from "../note/animals.ts";
import { isEnglish } from "../note/language.ts";
import type { Note } from "../note/note.ts";
import { overlapping, textOf } from "../note/span.ts";
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
        if (!inEnglish(note, hit)) continue;
        if (ACTS.has(category) ? isSomeoneElsesAct(note, hit) : isOwnStory(note, hit)) continue;
        if (category === "motive" && isAboutUs(note, hit)) continue;
        if (isAboutAnimal(note.words, note.text, note.sentences, hit.first)) continue;
        const voice = voiceAt(note, hit);
        if (voice !== "quoted") yield problemOf(note, hit, voice, context);
      }
    },
  };
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
