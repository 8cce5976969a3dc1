import { subjectOf, type Scope } from "./clauses.ts";
import { subjectEndingAt, type Role } from "./roles.ts";
import type { Word } from "./words.ts";

/**
 * Who says the words at `from` to `to`, where somebody is said to say them: "She told me she is ...", "per her sister ...",
 * "... , he explained". Undefined where the sentence reports nobody.
 */
export function speakerOf(scope: Scope, from: number, to: number): Role | undefined {
  return speakerBefore(scope, from) ?? speakerAfter(scope, to);
}

/** True where the writer quotes themself: I said to him, "...". `quote` is the index of the opening mark. */
export function isWriterQuoted(scope: Scope, quote: number): boolean {
  for (let at = quote - 1; at >= Math.max(scope.first, quote - 7); at--) {
    if (!SAYING_TO.has(scope.words[at]!.norm)) continue;
    return subjectOf(scope, at).role === "writer";
  }
  return false;
}

/** Walks left from the words to the nearest verb of saying that still governs them. */
function speakerBefore(scope: Scope, from: number): Role | undefined {
  const { words, text, first } = scope;
  for (let at = from - 1; at >= first; at--) {
    if (endsReport(words, at, from)) return undefined;
    if (ACCORDING.has(words[at]!.norm)) return sourceAfter(words, text, at + 1, from);
    if (isSaying(words, at)) return speakerOfVerb(scope, at);
  }
  return undefined;
}

function speakerOfVerb(scope: Scope, verb: number): Role | undefined {
  const { role, passive } = subjectOf(scope, verb);
  if (passive) return "other"; // "it was reported at shift change that ..."
  if (role !== undefined) return role;
  return TELEGRAPHIC.has(scope.words[verb]!.norm) || scope.words[verb + 1]?.norm === "me"
    ? "person"
    : undefined;
}

/** "..., he explained" and "..., his ex told me" behind the words, with nothing more to say. */
function speakerAfter({ words, text, last }: Scope, to: number): Role | undefined {
  for (let at = to; at < last; at++) {
    if (words[at]!.norm === ";" || words[at]!.kind === "break") return undefined;
    if (words[at]!.norm !== "," && words[at]!.norm !== '"') continue;
    for (let end = at + 1; end < Math.min(at + 5, last); end++) {
      const subject = subjectEndingAt(words, text, end);
      if (subject === undefined || subject.first > at + 1) continue;
      if (isSayingAfter(words, end + 1, last)) return subject.role;
    }
  }
  return undefined;
}

function isSayingAfter(words: readonly Word[], at: number, last: number): boolean {
  if (at >= last || !SAYING_AFTER.has(words[at]!.norm)) return false;
  const next = words[at + 1];
  return at + 1 >= last || next?.kind !== "word" || LISTENERS.has(next.norm);
}

/** A break behind which the writer speaks again: "She said it was nothing, so I ...", "he said yes and seemed ...". */
function endsReport(words: readonly Word[], at: number, from: number): boolean {
  const { norm, kind } = words[at]!;
  if (kind === "break" || norm === ";" || norm === '"' || norm === "(" || norm === ")") return true;
  if (norm === "unquote") return true;
  if (norm === "so" || norm === "which" || norm === "but") return words[at - 1]?.norm === ",";
  if (norm === ",") return !CONTINUES.has(words[at + 1]!.norm) && !closesSource(words, at);
  if (norm === "and" || norm === "then" || norm === "but") {
    return words
      .slice(at + 1, Math.min(at + 4, from + 1))
      .some((word) => OBSERVED.has(word.norm) || WRITER_WORDS.has(word.norm));
  }
  return false;
}

/** The comma of "Per client, ..." */
const closesSource = (words: readonly Word[], comma: number): boolean =>
  words.slice(Math.max(0, comma - 5), comma).some(({ norm }) => ACCORDING.has(norm));

function isSaying(words: readonly Word[], at: number): boolean {
  const { norm } = words[at]!;
  if (SAYING.has(norm)) return true;
  return SAYING_WITH_OBJECT.has(norm) && OBJECTS.has(words[at + 1]?.norm ?? "");
}

/** Who stands behind "per" or "according to". */
function sourceAfter(words: readonly Word[], text: string, start: number, limit: number): Role | undefined {
  for (let at = start; at < Math.min(start + 4, limit); at++) {
    const next = subjectEndingAt(words, text, at + 1)?.role;
    if (next === "other") continue; // "per her sister"
    if (OBLIQUE_PERSON.has(words[at]!.norm)) return "person";
    const subject = subjectEndingAt(words, text, at);
    if (subject !== undefined) return subject.role;
  }
  return undefined;
}

const list = (written: string): ReadonlySet<string> => new Set(written.trim().split(/\s+/));

const SAYING = list(
  `say says said saying state states stated report reports reported feel feels felt think thinks thought believe believes
  believed figure figures figured guess guesses guessed mention mentions mentioned explain explains explained express
  expresses expressed admit admits admitted insist insists insisted claim claims claimed identify identifies identified
  worry worries worried swear swears swore complain complains complained wonder wonders wondered ask asks asked wrote
  writes texted texts typed recall recalls recalled remember remembers remembered goes disclosed shares verbalized`,
);
/** Verbs of saying only with somebody told: "told me", "describes himself as", "calls it". */
const SAYING_WITH_OBJECT = list(
  `tell tells told describe describes described call calls called consider considers think thinks refers refer refered
  informed inform informs see sees share shared`,
);
const OBJECTS = list("me us himself herself themselves themself myself it of to that with writer");
const SAYING_TO = list(
  "said say told asked wrote texted like went answered replied explained emphasized stressed repeated",
);
const SAYING_AFTER = list(
  "said says explained explains told tells added adds thinks believes feels stated states reports reported figures wrote insisted insists",
);
const LISTENERS = list("me us the once again later when while and as on with in");
/** Verbs that a chart writes without a subject when the person speaks: "Reports feeling low". */
const TELEGRAPHIC = list(
  `say says said state states stated report reports reported feel feels thinks believes identifies claims complains admits
  insists worries describes verbalized`,
);
const ACCORDING = list("per according");
const CONTINUES = list("that and because when since well");
const OBSERVED = list(
  `appeared appears seemed seems presented presents looked looks sounded remained remains exhibited displayed showed shows
  continued`,
);
const WRITER_WORDS = list("i we writer");
const OBLIQUE_PERSON = list("her him them client pt patient member participant caller clt cl");
