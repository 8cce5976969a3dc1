import {
  CompletionItemKind,
  CompletionTriggerKind,
  InsertTextFormat,
  type CompletionContext,
  type CompletionItem,
  type CompletionList,
  type Position,
} from "vscode-languageserver";
import type { Offer } from "../complete/offer.ts";
import { offersAt } from "../complete/offers.ts";
import { say } from "../messages.ts";
import { asSnippet, hasPrompt } from "../note/prompt.ts";
import type { Read } from "./checked.ts";
import { toOffset, toRange } from "./convert.ts";

/** What may bring a list up by itself: the colon of a label, and the blank behind it. */
export const TRIGGERS = [":", " "];

type Options = {
  readonly context: CompletionContext | undefined;
  readonly today: string;
  /** The editor knows placeholders in what it takes from a list. */
  readonly snippets: boolean;
  /** The editor shows a second text in the rows of a list. */
  readonly details: boolean;
};

/**
 * What may be written at a position. A list that comes up by itself holds values alone: a blank is typed in every sentence, and
 * labels are there for the asking. The list is asked for anew while the writer types, for it depends on what stands there.
 */
export function completionsOf(read: Read, position: Position, options: Options): CompletionList {
  const { note, document, config } = read;
  const offset = toOffset(document, position);
  const offers =
    note === undefined ? [] : offersAt(note, offset, { settings: config.settings, today: options.today });
  const byItself = options.context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  const items = offers
    .filter(({ kind }) => !byItself || kind !== "label")
    .map((offer, rank) => toItem(read, offer, rank, options));
  return { isIncomplete: items.length > 0, items };
}

function toItem(
  { document, config: { language } }: Read,
  offer: Offer,
  rank: number,
  options: Options,
): CompletionItem {
  const { kind, label, about, edit } = offer;
  const detail = offer.detail && say(offer.detail, language);
  const snippet = options.snippets && hasPrompt(edit.text);
  return {
    label,
    kind: KINDS[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(detail !== undefined && options.details ? { labelDetails: { description: detail } } : {}),
    ...(about === undefined ? {} : { documentation: say(about, language) }),
    sortText: String(rank).padStart(3, "0"),
    filterText: kind === "value" && detail !== undefined ? `${offer.match} ${detail}` : offer.match,
    textEdit: { range: toRange(document, edit), newText: snippet ? asSnippet(edit.text) : edit.text },
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  };
}

const KINDS = {
  label: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
  starter: CompletionItemKind.Text,
} as const;
