import { ruleById } from "../rules/index.ts";
import type { RuleId } from "../rules/rule.ts";
import { textsOf } from "../rules/texts.ts";
import type { Speaker } from "./speaker.ts";

/** A known rule's title in the speaker's language. */
export const ruleTitle = (rule: RuleId, { language }: Speaker): string =>
  textsOf(ruleById.get(rule)!, language).title;
