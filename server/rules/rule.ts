import type { Addition } from "../additions.ts";
import type { Hit, Lexicon } from "../lexicon/lexicon.ts";
import type { Category, Signal } from "../lexicon/categories.ts";
import type { Message } from "../messages.ts";
import type { Note } from "../note/note.ts";
import type { Span } from "../note/span.ts";
import type { Reader } from "../reader/reader.ts";
import type { Settings } from "../settings.ts";

export const SEVERITIES = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof SEVERITIES)[number];

export type RuleId = `${"drift" | "field" | "check" | "recovery"}/${string}`;

/** Where a rule comes from, as its guide page cites it. */
export type Source = "drift-checklist" | "table-4" | "note-content" | "procedure-codes" | "peernote";

/** One change of the text: the words at `start` to `end` (UTF-16 offsets) become `text`. */
export type Edit = Span & { readonly text: string };

/**
 * A way out of a finding. `rewrite` says the same in other words, `correct` mends a slip, `insert` adds what is missing,
 * `ask` leaves a prompt for the writer, `accept` keeps the words. Without `edits` the text stays as it is.
 */
export type Fix = {
  readonly kind: "rewrite" | "correct" | "insert" | "ask" | "accept";
  readonly title: Message;
  readonly edits?: readonly Edit[];
  /** Right in every sentence, so that fix-all may apply it without asking. */
  readonly safe?: true;
  /** What becomes part of the agency's own words, so that they are not asked about again. */
  readonly adds?: Addition;
};

/** What a rule yields. Id and, where it is not given, severity are stamped on by `lint`. */
export type Problem = {
  readonly span: Span;
  /** The rule under whose id it is shown, where a rule finds what others are about. */
  readonly as?: RuleId;
  readonly message: Message;
  readonly severity?: Severity;
  readonly data?: Readonly<Record<string, string | number>>;
  /** Made when somebody asks: most findings are only looked at. */
  readonly fixes?: () => readonly Fix[];
};

/** What a rule may know beside the note. */
export type Context = {
  readonly settings: Settings;
  readonly lexicon: Lexicon;
  /** The day it is, as YYYY-MM-DD, handed in: rules have no clock. */
  readonly today: string;
  /** What the lexicon found for one category. The text is searched once for all of them. */
  hits(category: Category): readonly Hit[];
  /** What there may be in the note of what a good peer note has. */
  traces(): ReadonlySet<Signal>;
  /** What the rules listed before this one have marked as drift. */
  readonly marked: readonly Span[];
  /** Reads sentences that the lexicon knows nothing about. Without it they stay unmarked. */
  readonly reader: Reader | undefined;
};

export type Rule = {
  readonly id: RuleId;
  readonly title: string;
  /** Why it matters, in one or two plain sentences. */
  readonly why: string;
  readonly source: Source;
  readonly severity: Severity;
  /** Sentences or notes; [[marks]] show what is flagged, unmarked text is clean. They run as tests. */
  readonly examples: readonly string[];
  check(note: Note, context: Context): Iterable<Problem>;
};
