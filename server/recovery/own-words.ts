import { subjectOf, type Scope } from "../note/clauses.ts";
import type { Note } from "../note/note.ts";
import type { Quotation } from "../note/quotations.ts";
import { subjectEndingAt, type Role } from "../note/roles.ts";
import { lastBegunAt, textOf } from "../note/span.ts";
import { scopeOf } from "../note/voice.ts";

/** True where the note quotes the person: more than a word or two, and neither a title nor somebody else's words. */
export const holdsOwnWords = (note: Note): boolean =>
  note.quotations.some((quotation) => isPersonQuoted(note, quotation));

/** True where the note quotes anybody at some length: it may be the person. */
export const quotesSomebody = (note: Note): boolean =>
  note.quotations.some(
    (quotation) => textOf(note.text, quotation).trim().split(/\s+/).length >= FEWEST_WORDS,
  ) || holdsOwnWords(note);

/** Fewer words than this are a name or a doubt about a word. */
const FEWEST_WORDS = 3;

function isPersonQuoted(note: Note, quotation: Quotation): boolean {
  const { words, text } = note;
  const open = lastBegunAt(words, quotation.start - 1) + 1;
  const close = lastBegunAt(words, quotation.end - 1);
  const quoted = words
    .slice(open, close + 1)
    .filter(({ kind, norm }) => kind === "word" && !norm.startsWith("'"));
  if (quoted.length < FEWEST_WORDS || isTitle(textOf(text, quotation))) return false;
  const said =
    speakerBefore(scopeOf(note, { first: open }), open) ??
    speakerAfter(scopeOf(note, { first: close }), close);
  return said === "person";
}

/** "Talking With Your Doctor": every word of some length has a capital. */
function isTitle(written: string): boolean {
  if (written === written.toUpperCase()) return false; // the whole note may be in capitals
  const long = written.match(/[\p{L}’']{4,}/gu) ?? [];
  return long.length > 0 && long.every((word) => /^['’]?\p{Lu}/u.test(word));
}

/** Whose words they are by what stands before: "She said,", "Told me", "he calls it", "her goal of". */
function speakerBefore(scope: Scope, open: number): Role | undefined {
  const { words, first } = scope;
  for (let at = open - 1; at >= Math.max(first, open - FARTHEST); at--) {
    const { norm, kind } = words[at]!;
    if (kind !== "word") {
      if (at === open - 1 && (norm === "," || norm === ":")) continue;
      return undefined;
    }
    if (GOALS.has(norm) && OF_PERSON.has(words[at - 1]?.norm ?? "")) return "person";
    if (!SAYING.has(norm)) continue;
    return subjectOf(scope, at).role ?? (at === first && LEFT_OUT.has(norm) ? "person" : undefined);
  }
  return undefined;
}

/** Whose words they are by what stands behind: ", she said", ", said Kofi", "is how he put it". */
function speakerAfter({ words, text, last }: Scope, close: number): Role | undefined {
  const from = words[close + 1]?.norm === "," ? close + 2 : close + 1;
  const start = words[from]?.norm === "is" && words[from + 1]?.norm === "how" ? from + 2 : from;
  if (SAYING.has(words[start]?.norm ?? "")) return roleFrom(start + 1);
  for (let end = start; end < Math.min(start + 4, last); end++) {
    const subject = subjectEndingAt(words, text, end);
    if (subject === undefined || subject.first > start) continue;
    const verb = ADVERBS.has(words[end + 1]?.norm ?? "") ? end + 2 : end + 1;
    if (verb < last && SAYING.has(words[verb]!.norm)) return subject.role;
  }
  return undefined;

  function roleFrom(begin: number): Role | undefined {
    for (let end = begin; end < Math.min(begin + 3, last); end++) {
      const subject = subjectEndingAt(words, text, end);
      if (subject?.first === begin) return subject.role;
    }
    return undefined;
  }
}

/** How many words before a quotation somebody may be said to say it. */
const FARTHEST = 10;

const list = (written: string): ReadonlySet<string> => new Set(written.trim().split(/\s+/));

const SAYING = list(
  `say says said saying state states stated tell tells told ask asks asked answer answers answered reply replies replied
  explain explains explained add adds added put puts call calls called describe describes described want wants wanted
  share shares shared write writes wrote text texts texted report reports reported whisper whispered joke jokes joked
  laughed yell yelled shout shouted mutter muttered repeat repeated goes mention mentions mentioned announced insist insists
  insisted wonder wondered feels felt admits admitted calls sing sang sings`,
);
/** What a note writes without a subject when the person speaks. */
const LEFT_OUT = list(
  "said says stated states reports reported asked asks replied answered describes feels wants",
);
const ADVERBS = list("just then also later finally quietly still once always");
const GOALS = list("goal goals aim dream");
const OF_PERSON = list("his her their 's");
