import { findDates } from "./dates.ts";
import { folded } from "./folded.ts";
import { trimmed, type Span } from "./span.ts";

/** A line that signs a note: who (absent on a line that only says when), and when. */
export type SignatureLine = { readonly name: Span | undefined; readonly date: Span | undefined };

/** A signature is a line, not a paragraph. UTF-16 units. */
const LONGEST = 160;

/**
 * Reads a line as a signature: "Electronically signed by Ana Ruiz, CMPSS on 3/4/25 at 4 pm", "/s/ Ana Ruiz",
 * "Ana Ruiz, CPS / 03-05-2025", "- Dwight Lomax, CPRS". Undefined where it is none.
 */
export function readSignatureLine(text: string, span: Span): SignatureLine | undefined {
  if (span.end - span.start > LONGEST) return undefined;
  const written = text.slice(span.start, span.end);
  const opening = SIGNED.exec(written);
  const lead = SIGNS_TOO.test(written) ? BY_LEAD : LEAD;
  const from = opening === null ? lead.exec(written)![0].length : opening[0].length;
  const rest = written.slice(from);
  const found = findDates(rest)[0];
  const date = found && { start: span.start + from + found.start, end: span.start + from + found.end };
  // "Signed 3/4/25 Ana Ruiz": the name may come behind the date.
  const behind = opening !== null && found?.start === 0 ? gapEnd(rest, found.end) : 0;
  const name = behind > 0 ? nameIn(rest.slice(behind), undefined) : nameIn(rest, found?.start);
  const nameStart = span.start + from + behind;
  const nameSpan = name && trimmed(text, { start: nameStart, end: nameStart + name });
  if (opening !== null) {
    if (nameSpan && GOES_ON.test(text.slice(nameSpan.end, span.end))) return undefined;
    if (nameSpan) return { name: nameSpan, date };
    const onlyDate =
      found &&
      rest
        .slice(0, found.start)
        .replace(/\b(?:on|date|el)\b/gi, "")
        .trim().length < 3;
    return onlyDate ? { name: undefined, date } : undefined;
  }
  return nameSpan && isNameWithCredential(rest, found) ? { name: nameSpan, date } : undefined;
}

const gapEnd = (text: string, at: number): number => at + /^[\s,/–—-]{0,5}/u.exec(text.slice(at))![0].length;

/** True where a text holds somebody's name, initials with a name, or a credential: what a signature field asks for. */
export const holdsName = (value: string): boolean =>
  /\p{L}{2}/u.test(value.replace(/\b(?:on|at|am|pm|date|signed|the|by|electronically|esigned|and)\b/gi, ""));

/** True where a text ends in a peer's credential or role: "CMPSS", "Peer Support Specialist". */
export const hasCredential = (value: string): boolean => CREDENTIAL.test(value) || namesRole(value);

const namesRole = (value: string): boolean => ROLE.test(folded(value));

function withoutRole(value: string): string {
  const role = ROLE_TAIL.exec(folded(value));
  return role === null ? value : `${value.slice(0, role.index)} ${value.slice(role.index + role[0].length)}`;
}

/** True for two to four capitalised words and nothing else: "Maria Lopez", "D. Lomax". */
export const isBareName = (value: string): boolean =>
  /^(?:[–—~-]{1,2}\s*)?\p{Lu}[\p{L}'’-]*\.?(?:\s\p{Lu}[\p{L}'’-]*\.?){1,3}$/u.test(value.trim()) &&
  value.length < 50 &&
  !/^(?:Peer|Progress|Group|Service|Next|Plan)\b/.test(value);

const SIGNED =
  /^\s*(?:[-–—~*_]{1,3}\s*)?(?:\/s\/|\/\/s(?:igned)?(?:\/\/)?|(?:(?:document|note|this note was|this note is|record)\s+)?(?:(?:electronically|digitally)\s+)?(?:e-?\s?)?signed(?:\s+(?:electronically|digitally)|\s+(?:and|&)\s+dated)?(?:\s+(?:by|off by))?|(?:electronic|digital)\s+signature(?:\s+of)?|signature|sig|firmad[oa](?:\s+electr[oó]nicamente)?(?:\s+por)?|respectfully(?: submitted)?|submitted by|written by)(?:\s*[:,.–—-]|(?=\s|$))\s*(?:[*_]{1,3}\s*)?/iu;
/** "Facilitated by Bea Tarrant, CMPSS, who signed this on 3/17/26": whoever did it also signs. */
const SIGNS_TOO = /,\s(?:who |and )?(?:has )?signed\b/i;
const BY_LEAD = /^\s*(?:[-–—~*_]{1,3}\s*)?(?:\p{L}{2,14} by\s)?/u;
const LEAD = /^\s*(?:[-–—~*_]{1,3}\s*)?/u;

const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}'’.-]*|(?:de|la|del|da|van|von|der|bin|al|y)(?=\s))`;
const NAME = new RegExp(String.raw`^${NAME_WORD}(?:\s+(?:${NAME_WORD}|["“(]\p{L}{1,20}["”)])){0,5}`, "u");

/** A dictated name, without capitals. */
const SMALL_NAME = /^\p{Ll}[\p{L}.'’-]*(?:\s\p{Ll}[\p{L}.'’-]*){0,3}/u;

/** "Signed Hector up for the class": behind a signer's name no preposition follows. */
const GOES_ON = /^\s+(?:up|in|out|off|over|into|for|to|with|and then|his|her|their|the|a)\b/u;

/** The length of the name at the head of a text that ends before a date; undefined where none stands there. */
function nameIn(text: string, dateStart: number | undefined): number | undefined {
  const head = dateStart === undefined ? text : text.slice(0, dateStart);
  const match = NAME.exec(head) ?? (hasCredential(head) ? SMALL_NAME.exec(withoutRole(head)) : null);
  return match === null || match[0].replace(/[^\p{L}]/gu, "").length < 2 ? undefined : match[0].length;
}

/** Every part behind the name is a credential, a role, a date or a time; and there is a credential or a role. */
function isNameWithCredential(text: string, date: Span | undefined): boolean {
  const words = date ? `${text.slice(0, date.start)} , ${text.slice(date.end)}` : text;
  const parts = words
    .replace(
      /\b(?:(?:who |and )?signed(?: this| it)?|on|at|date|dated)\b[:\s]*|\b\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?|\b\d{1,2}\s?[ap]m\b|\b\d{4}\b(?:\s?hrs)?|\b[PMC][SD]T\b/gi,
      " ",
    )
    .split(/[,/|;()–—]|\s-\s|\s{2,}/)
    .map((part) => part.replace(/[*_.#\s]+$/u, "").trim())
    .filter(Boolean);
  const [first = "", ...others] = parts;
  if (
    !others.every(
      (part) =>
        CREDENTIAL.test(part) ||
        (namesRole(part) && part.split(/\s+/).length < 8) ||
        /^(?:[A-Z]{2,7}(?:-[A-Z]{1,4})?|ret|retired)$/.test(part) ||
        /^#?\d+$/.test(part),
    )
  )
    return false;
  const name = withoutRole(first.replace(CREDENTIAL, " ")).replace(INITIAL, "").trim();
  if (
    name.split(/\s+/).length > 5 ||
    /[.!?]\s|\b(?:and|with|the|to|for|met|group|note|called|at|in)\b/i.test(name)
  )
    return false;
  if (name === "" || SERVICE_WORDS.test(name)) return false;
  return parts.some(hasCredential);
}

/** "K. Osei": the full stop of an initial ends no sentence. */
const INITIAL = /(?<!\p{L})\p{Lu}\.\s/gu;

/** "Individual peer support" names a service, nobody. */
const SERVICE_WORDS =
  /^(?:individual|group|family|youth|peer|parent|recovery|wellness|outreach|certified|progress|weekly|adult|service|services|support|new|date|svc|loc|type|code|what|where|when)\b/i;

const CREDENTIAL =
  /\b(?:C?MPSS|NCPS|C?PSS|CPS|CPSS|CRSS|CPRS|PRS|RSS|YPSS|FPSS|CFPS|CPRC|CRPA|CPSW|PSW|C?PRSS|CPRP|CARC|PRC|APSS|CAPSS|CPSP|CYPSS|ICPR|FPP|YPP|FSP|CRC|CADC|NYCPS|CFPSS|CMPS|PSS-?[IV]{1,3})\b/i;
/** In small letters. */
const ROLE =
  /\b(?:peer|recovery|family|parent|youth|wellness|outreach|bridge)\s+(?:\p{L}+\s+){0,3}?(?:specialist|supporter|support|worker|coach|advocate|mentor|navigator|partner|bridger|counselor|companion|facilitator|staff|provider|lead|liaison)\b|\b(?:youth|family|parent|veterans?|adult|certified|lead|senior|re-?entry|forensic|recovery|community|housing|outreach|warm ?line|crisis|hospital)\s+peer(?=\s*(?:$|[.,|/\d–—-]|(?:date )?signed\b))|\bpeer\s+spec\b|\b(?:bridger|especialista|promotora?|recovery coach|peer provider|apoyo de pares|support specialist)\b/u;
const ROLE_TAIL = new RegExp(
  String.raw`\b(?:certified|medi-cal|senior|lead|youth|family|adult)?\s*${ROLE.source}.*$`,
  "u",
);
