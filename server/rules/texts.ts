import spanish from "../../l10n/rules.es.json" with { type: "json" };
import type { Language } from "../saying.ts";
import type { Rule } from "./rule.ts";

/** A rule's title and reason in a language. The English is in the rule's own file. */
export const textsOf = (rule: Rule, language: Language): Texts =>
  language === "es" ? (SPANISH[rule.id] ?? rule) : rule;

type Texts = Pick<Rule, "title" | "why">;

const SPANISH: Readonly<Record<string, Texts>> = spanish;
