import { REASONS, type Reason } from "./acceptance.ts";
import type { Addition } from "./additions.ts";
import { isMeant, type Hit, type Lexicon } from "./lexicon/lexicon.ts";
import { say } from "./messages.ts";
import type { Language } from "./saying.ts";
import type { English } from "./note/english.ts";
import type { Note } from "./note/note.ts";
import { once } from "./note/once.ts";
import { remembering } from "./note/remembering.ts";
import { coverOf } from "./note/cover.ts";
import { lastBegunAt, overlapping, type Span } from "./note/span.ts";
import { chosenSeverity } from "./profiles/profiles.ts";
import type { Reader } from "./reader/reader.ts";
import { tracesOf } from "./recovery/signals.ts";
import { rules } from "./rules/index.ts";
import type { Context, Edit, Fix, Problem, Rule, RuleId, Severity } from "./rules/rule.ts";
import type { Settings } from "./settings.ts";

/** A finding as every edge shows it. `start` and `end` are UTF-16 offsets into the note's text. */
export type Finding = {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly data: Readonly<Record<string, string | number>>;
  readonly fixes: readonly FindingFix[];
};

export type FindingFix = {
  readonly title: string;
  readonly kind: Fix["kind"];
  readonly edits?: readonly Edit[];
  /** For fix-all alone: reports leave it out. */
  readonly safe?: true;
  /** Why the words are kept, where they are. */
  readonly reason?: Reason;
  /** What becomes part of the agency's own words, where something does. */
  readonly adds?: Addition;
};

/** What linting needs beside the note. */
export type LintOptions = {
  readonly settings: Settings;
  readonly lexicon: Lexicon;
  /** The language of messages and titles. What fixes write into the note is English, as the note is. */
  readonly language: Language;
  /** The day it is, YYYY-MM-DD; there is no clock in here. */
  readonly today: string;
  /** Decides doubtful words. Without it they stay unmarked. */
  readonly english?: English | undefined;
  /** Reads what the lexicon leaves unmarked. Without it that stays unmarked. */
  readonly reader?: Reader | undefined;
};

/** Runs every rule that is switched on over a note. The findings come in the order of the text. */
export function lint(note: Note, options: LintOptions): Finding[] {
  const steps = lintInSteps(note, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, rule by rule: whoever has more to do may do it in between. */
export function* lintInSteps(note: Note, options: LintOptions): Generator<undefined, Finding[]> {
  const { settings, lexicon, language, today, english, reader } = options;
  const meant = (hit: Hit): boolean => (english ? isMeant(hit, note, english) : hit.entry.as === undefined);
  const found = once(() => dangerFirst(lexicon.find(note).filter(meant)));
  const marked: Span[] = [];
  const context: Context = {
    settings,
    lexicon,
    today,
    hits: (category) => found().filter((hit) => hit.entry.category === category),
    traces: once(() => tracesOf(note, lexicon)),
    marked,
    reader,
  };
  const findings: Finding[] = [];
  for (const rule of rules) {
    const chosen = chosenSeverity(settings, rule.id);
    if (chosen === "off") continue;
    let shown = 0;
    for (const problem of rule.check(note, context)) {
      if (problem.as !== undefined && chosenSeverity(settings, problem.as) === "off") continue;
      if (shown++ === MOST_SHOWN) {
        findings.push(stamp(rule, thereAreMore(problem), chosen, language));
        break;
      }
      const finding = stamp(rule, problem, chosen, language);
      findings.push(finding);
      if (isDrift(finding)) marked.push(problem.span);
    }
    yield;
  }
  return withoutOverlaps(findings).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Findings of one rule. A note has a few dozen; a text that is nothing but findings would need gigabytes for them. */
const MOST_SHOWN = 10_000;

/** What stands at the first place that is not shown any more. */
const thereAreMore = ({ span, as }: Problem): Problem => ({
  span,
  ...(as === undefined ? {} : { as }),
  severity: "information",
  message: { id: "lint/more", args: { count: MOST_SHOWN } },
});

/** Where the same words are also about danger, that is what is said of them: "Keep this.", and never a warning. */
function dangerFirst(hits: readonly Hit[]): Hit[] {
  const danger = coverOf(hits.filter(({ entry }) => entry.safety));
  return hits.filter((hit) => hit.entry.safety || !danger.holds(hit));
}

/** A severity from the settings is meant for the rule's full voice; what the rule itself lowered stays as low. */
function stamp(rule: Rule, problem: Problem, chosen: Severity | undefined, language: Language): Finding {
  const own = problem.severity ?? rule.severity;
  const severity = chosen !== undefined && own === rule.severity ? chosen : own;
  const id = problem.as ?? rule.id;
  const fixes = once(() => fixesOf(id, problem, language));
  return {
    rule: id,
    severity,
    message: say(problem.message, language),
    start: problem.span.start,
    end: problem.span.end,
    data: problem.data ?? {},
    get fixes() {
      return fixes();
    },
  };
}

/** What keeps words comes behind what mends them, and what keeps them in every note comes last. */
function fixesOf(rule: RuleId, { fixes = () => [] }: Problem, language: Language): FindingFix[] {
  const written = fixes().map((fix) => asWritten(fix, language));
  return isDrift({ rule })
    ? [
        ...written.filter(({ adds }) => adds === undefined),
        ...keeping(language),
        ...written.filter(({ adds }) => adds !== undefined),
      ]
    : written;
}

const asWritten = ({ kind, title, edits, safe, adds }: Fix, language: Language): FindingFix => ({
  title: say(title, language),
  kind,
  ...(edits ? { edits } : {}),
  ...(safe ? { safe } : {}),
  ...(adds ? { adds } : {}),
});

/** Some words have to stay, and only the writer knows why. */
const keeping = remembering((language: Language): readonly FindingFix[] =>
  REASONS.map((reason) => ({ title: say({ id: `accept/${reason}` }, language), kind: "accept", reason })),
);

/** Wordings are marked once: where two drift findings overlap, the longer stays, then the louder, then the earlier rule. */
function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = []; // in the order of the text
  const longestFirst = findings.filter(isDrift).sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const finding of longestFirst)
    if (overlapping(kept, finding).length === 0)
      kept.splice(lastBegunAt(kept, finding.start) + 1, 0, finding);
  const keep = new Set(kept);
  return findings.filter((finding) => !isDrift(finding) || keep.has(finding));
}

/** Whether a finding is about wording. */
export const isDrift = ({ rule }: Pick<Finding, "rule">): boolean => rule.startsWith("drift/");
