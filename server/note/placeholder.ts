/**
 * True where a value says that there is none yet: "N/A", "TBD", "pending", "____", "[unsigned]", "XXXXX", "See chart".
 * An empty value is one too.
 */
export function isPlaceholder(value: string): boolean {
  if (value.length > 120) return false;
  const bare = value
    .trim()
    .replace(/^[\s"'“”*_[\](){}<>|:;,.–—-]+|[\s"'“”*_[\](){}<>|:;,.–—-]+$/gu, "")
    .toLowerCase();
  if (/^[\s_x\-–—./\\:*#?…]*$/u.test(bare)) return true;
  return PHRASES.test(bare) || (/^\s*[[<{(]/.test(value) && BRACKETED.test(bare));
}

/** True where a value opens like a placeholder and goes on: "pending from clinician", "TBD - ask Maria". */
export const startsAsPlaceholder = (value: string): boolean =>
  /^[\s*_[(<]*(?:n\/a|tbd|tba|tbc|pending|awaiting|deferred|unknown|unk|not yet|to be (?:determined|added|completed|entered|confirmed)|will add|missing|pendiente)\b/i.test(
    value,
  ) && value.length < 80;

const PHRASES = new RegExp(
  `^(?:${[
    String.raw`n\s?[./]?\s?a\.?`,
    "na",
    "nil",
    "null",
    "none(?: (?:on file|given|stated|listed|entered|yet|noted|recorded|provided|at this time))?",
    "tb[dacn]",
    "t\\.b\\.d\\.?",
    "pending(?: .{0,30})?",
    "deferred",
    "unknown",
    "unk",
    "todo",
    "to[ -]do",
    "to follow",
    "tk",
    "blank",
    "empty",
    "missing",
    "(?:left |leave )?blank",
    "unsigned(?: (?:draft|note|copy))?",
    "not signed(?: yet)?",
    "draft",
    "no data",
    "fill in(?: later)?",
    "will (?:add|fill in|complete|update)(?: later)?",
    "add later",
    "later",
    "awaiting .{0,40}",
    "to be (?:determined|decided|discussed|completed|added|entered|assigned|confirmed|scheduled|announced|filled in|signed)(?: .{0,25})?",
    "not (?:applicable|available|entered|documented|recorded|provided|specified|stated|given|listed|known|noted|assigned|on file|yet(?: .{0,25})?)",
    "(?:see|per|in|refer to|same as) (?:the )?(?:chart|claim|ehr|file|record|problem list|schedule)",
    "select(?: one| an option| a value)?(?:\\.\\.\\.)?",
    "choose(?: one| an item)?",
    "click or tap here to enter text",
    "(?:enter|insert|type) (?:\\S+ ){0,3}(?:here|text|date|name|code)",
    "pendiente",
    "por (?:definir|confirmar|completar)",
    "ningun[oa]",
    "no (?:aplica|disponible|especificado|hay)",
    "sin (?:firma|firmar|dato|datos|c[oó]digo|fecha)",
    "x",
    "mm[/ -]?dd[/ -]?yy(?:yy)?",
    "yyyy[/ -]mm[/ -]dd",
    "hh:mm",
  ].join("|")})$`,
  "u",
);

/** What a form prints between brackets for the writer to fill in: "[signature]", "<date>". */
const BRACKETED =
  /^(?:(?:peer|staff|service|your|client|member)?\s?(?:signature|sign here|date|time|name|location|place|code|duration|minutes|plan|next steps?|diagnosis|icd-?10|type|service type|narrative|here)(?: here)?)$/;
