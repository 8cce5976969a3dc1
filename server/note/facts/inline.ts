import { matchesOf } from "../matches.ts";
import { findDates, type FoundDate } from "../dates.ts";
import { readDuration } from "../durations.ts";
import { folded } from "../folded.ts";
import { TOLD_PLACES } from "../places.ts";
import { readSignatureLine, type SignatureLine } from "../signature.ts";
import { headOf, trimmed, type Span } from "../span.ts";

/** Facts stand at the head of a narrative: how far from there they are looked for, in UTF-16 units. */
const HEAD = 1500;

/** Sentences, roughly: what stands between full stops or line breaks, without the blanks around it. */
export function* sentenceSpans(text: string, within: Span): Generator<Span> {
  for (const span of stretches(text, within)) {
    const sentence = trimmed(text, span);
    if (sentence.end > sentence.start) yield sentence;
  }
}

function* stretches(text: string, { start, end }: Span): Generator<Span> {
  const stop = /[.!?]["”’)]*(?=\s)|[\n\r]/gu;
  stop.lastIndex = start;
  let from = start;
  for (let found = stop.exec(text); found !== null && found.index < end; found = stop.exec(text)) {
    // "Dr. Lee", "2 p.m. at", "approx. 45": no end of a sentence.
    if (
      text[found.index] === "." &&
      /\b(?:dr|mr|mrs|ms|st|approx|ave|blvd|[ap]\.m|no|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i.test(
        text.slice(Math.max(from, found.index - 7), found.index),
      )
    )
      continue;
    const to = found.index + found[0].length;
    yield { start: from, end: to };
    from = to;
  }
  yield { start: from, end };
}

/** The sentence of a narrative that says when, where or how long the two met. In small letters, as are the others below. */
const CONTACT =
  /\b(?:met|meet|meeting|talking|visiting|saw|seen|visit(?:ed|s)?|spen[dt]|session|peer support|spoke|talked|phoned|called|call|contact|came (?:by|to|in|over)|went (?:by|to|over|with)|stopped by|dropped (?:in|by)|picked (?:up|her|him|them)|group|sat (?:with|down)|joined|service|worked with|connected with|zoom|accompanied|facilitated|walked|drove|outreach|nota|reun[ií]|visit[eé]|habl[eé]|sesi[oó]n)\b/u;

/** A full date in a sentence about the meeting, or at the head of the narrative. */
export function inlineDate(
  text: string,
  prose: readonly Span[],
  strict: boolean,
): (FoundDate & Span) | undefined {
  for (const sentence of headSentences(text, prose)) {
    const written = text.slice(sentence.start, sentence.end);
    const found = findDates(written).find((date) => !isElsewhen(written, date));
    if (found && (CONTACT.test(folded(written)) || (!strict && sentence.start - prose[0]!.start < 300)))
      return { ...found, start: sentence.start + found.start, end: sentence.start + found.end };
  }
  return undefined;
}

/** "since 3/4/2019", "born 1/2/1980", "by 4/14/25": another day than the service's. */
const isElsewhen = (sentence: string, { start }: Span): boolean =>
  /\b(?:since|born|until|by|before|due|dob|scheduled for|appointment (?:on|is|for)|court|next)\s+(?:\S+\s)?$/i.test(
    sentence.slice(Math.max(0, start - 30), start),
  );

/** How long the meeting took, in a sentence about it. "Ten minutes late" is something else. */
export function inlineDuration(text: string, prose: readonly Span[], strict: boolean): Span | undefined {
  let first = true;
  for (const sentence of headSentences(text, prose)) {
    const written = text.slice(sentence.start, sentence.end);
    const opening = first;
    first = false;
    if (!(strict ? SPENT : CONTACT).test(folded(written)) && !(opening && !strict)) continue;
    const cleaned = written.replace(OTHER_TIME, (words) => " ".repeat(words.length));
    if (readDuration(cleaned) !== undefined) return sentence;
  }
  for (const span of prose) {
    const tail = { start: Math.max(span.start, span.end - 250), end: span.end };
    const written = folded(text.slice(tail.start, tail.end));
    const said =
      /\b(?:total time|time spent|duration|we (?:met|talked|spoke) for|(?:visit|session|call|meeting|group|service) (?:lasted|was|ran|took)|dur[oó])\b.{0,60}/u.exec(
        written,
      );
    if (said && readDuration(said[0]))
      return { start: tail.start + said.index, end: tail.start + said.index + said[0].length };
  }
  return undefined;
}

const SPENT =
  /\b(?:spent|for (?:about |around |approximately |a total of )?(?:\d+|an? (?=hour|half|quarter|full|whole|little|bit|couple)|one|two|forty|thirty|fifty|sixty|ninety|half)\b|lasted|(?:minute|min|hour|hr)[- ](?:\S+ )?(?:visit|session|call|meeting|group|contact)|(?:visit|session|call|meeting|group|contact) (?:of|was|ran|took|lasted)|from \d{1,2}|min(?:ute)?s? (?:total|in all|altogether))/;
const OTHER_TIME =
  /(?:\b(?:about|around|only|just|first|last|after|for|every|another|the)\s+)*(?:\b\d{1,3}|\b(?:an?|one|two|five|ten|fifteen|twenty|thirty))\s*(?:more\s+)?(?:min(?:ute)?s?|hours?|hrs?)\s+(?:late|early|away|ago|before|after|into|by bus|each way|drive|walk|of silence|break|or so (?:late|early)|left|longer|a day|a night|a week|of sleep|per)\b/gi;

/** Where the two met: "at", "in", "by" a place in a sentence about the meeting. */
export function inlineLocation(text: string, prose: readonly Span[]): Span | undefined {
  let count = 0;
  for (const sentence of headSentences(text, prose)) {
    if (++count > 6) break;
    const written = folded(withoutQuotations(text.slice(sentence.start, sentence.end)));
    const found =
      earlier(placeBehind(MET_AT, written), spanOf(ELSEWISE.exec(written))) ??
      (count === 1 || CONTACT.test(written) ? near(written) : undefined) ??
      spanOf(/\b(?:(?:location|lugar)\s+(?!of\b)|place is\s+)\p{L}+/u.exec(written));
    if (found) return { start: sentence.start + found.start, end: sentence.start + found.end };
  }
  return undefined;
}

/** Without such a verb: "at her apartment", in the sentence that opens the narrative or speaks of the meeting. */
const near = (written: string): Span | undefined =>
  earlier(placeBehind(NEAR, written), spanOf(/\bat home\b/.exec(written)));

/** From the words that lead up to a place to its end. */
function placeBehind(lead: RegExp, written: string): Span | undefined {
  for (const place of matchesOf(written, PLACE)) {
    const before = lead.exec(written.slice(0, place.index));
    if (before) return { start: before.index, end: place.index + place[0].length };
  }
  return undefined;
}

const spanOf = (found: RegExpExecArray | null): Span | undefined =>
  found === null ? undefined : { start: found.index, end: found.index + found[0].length };

const earlier = (one: Span | undefined, other: Span | undefined): Span | undefined =>
  one && other ? (other.start < one.start ? other : one) : (one ?? other);

/** On its own: in one expression with the words before it the many places take V8 longer to compile than a note to read. */
const PLACE = new RegExp(String.raw`\b(?:${TOLD_PLACES})(?!\w)`, "gu");

const MET =
  "met|meet|met up|saw|seen|see|visited|visit(?: with \\S+)?|spent|sat|went|stopped|dropped|session|came|come|joined|walked|worked|group|service|found|outreach|checked in|support|talked|spoke|caught|connected|picked up|facilitated|got(?= to)|arrived|showed up|pulled up|linked up|kicked it|hung out|(?:did|do) (?:it|this|that)|had our|held|conocí|reuní|visité|vi|hablé|fui";
/** A meeting verb, then at most a hundred characters to "at the ... library". */
const MET_AT = new RegExp(
  String.raw`\b(?:${MET})\b[^.!?\n]{0,110}?\b(?:at|in|inside|outside|by|near|to|behind|from|on|over at|en|a)\s+(?:[^\s.!?]+\s){0,5}?(?:[\p{L}'’-]*\s)?$`,
  "u",
);

/** A call, somebody's home, or any place behind "met at". */
const ELSEWISE =
  /\b(?:by|over|via|on)\s+(?:the\s)?(?:phone|telephone|zoom|video|telehealth)\b|\b(?:phone|telephone|video|zoom|telehealth) (?:call|visit|session|contact|meeting)\b|\b(?:por teléfono|por telefono|por zoom)\b|\bhome visit\b|\bwent (?:by|over to|to) \S+['’]s place\b|\b(?:met|saw|visited)\b[^.!?\n]{0,60}?\bat\s+(?:the\s)?\p{Ll}/u;

const NEAR =
  /\b(?:at|in|by|on|outside|inside|behind|beside|near|under|across from|in front of|next to)\s+(?:(?:his|her|their|the|a|our|\p{Ll}\p{L}*['’]s)\s)(?:\S+\s){0,3}$/u;

/** What kind of service: "peer support visit", "skill-building group", "warm line". */
export function inlineService(text: string, prose: readonly Span[]): Span | undefined {
  for (const span of prose) {
    const found = SERVICE.exec(folded(text.slice(span.start, Math.min(span.end, span.start + 4 * HEAD))));
    if (found) return { start: span.start + found.index, end: span.start + found.index + found[0].length };
  }
  return undefined;
}

/** Whether words name a kind of service. */
export const namesService = (words: string): boolean => SERVICE.test(folded(words));

const SERVICE =
  /\b(?:(?:individual|family|youth|group|one[- ]to[- ]one|one[- ]on[- ]one|1[-:]1|parent|caregiver)\s+(?:peer|support|session|service|contact|visit|coaching|group)s?\b|peer\s+(?:support|outreach|bridging|bridger|services?|visit|session|contact|coaching|group|counseling|mentoring|engagement|recovery|run)|self-help\/peer|skills?[- ]building|warm ?line|recovery coaching|bridging|bridger visit|therapeutic activity|engagement (?:visit|service|contact)|outreach (?:visit|contact|engagement|service)|education(?:al)? (?:group|service)|prevention education|wellness group|support group|support visit|supportive (?:visit|contact)|linkage|system navigation|apoyo (?:de|entre) (?:pares|iguales)|apoyo individual|grupo de)/u;

/** The same words with blanks in place of what somebody else says in them. */
export const withoutQuotations = (written: string): string =>
  written.replace(/["“][^"”]{0,400}["”]/g, (words) => " ".repeat(words.length));

/** A signature at the end of running text: "... call friday signed maria lopez cmpss march 3 2025". */
export function inlineSignature(text: string, prose: readonly Span[]): (SignatureLine & Span) | undefined {
  const last = prose.at(-1);
  if (last === undefined) return undefined;
  const from = Math.max(last.start, last.end - 160);
  const tail = folded(text.slice(from, last.end));
  const signed = [
    ...tail.matchAll(
      /(?<=^|[\s.;,(])(?:(?:electronically |digitally |e-?)?signed(?: electronically)?(?: by)?|\/s\/|firmado(?: por)?|signature|sig)\b|[.!?]["”)]?\s+(?:[-–—~]{1,2}\s*)?(?=\p{Ll}[\p{L}'’-]*\.?\s\p{Ll})/gu,
    ),
  ].at(-1);
  if (signed === undefined) return undefined;
  const start = from + signed.index + (/^[.!?]/.test(signed[0]) ? signed[0].length : 0);
  const line = readSignatureLine(text, { start, end: last.end });
  return line?.name ? { ...line, start, end: last.end } : undefined;
}

function* headSentences(text: string, prose: readonly Span[]): Generator<Span> {
  let left = HEAD;
  for (const span of prose) {
    if (left <= 0) return;
    const end = span.start + headOf(text.slice(span.start, span.end), left).length;
    left -= end - span.start;
    yield* sentenceSpans(text, { start: span.start, end });
  }
}
