import type { RuleId, Severity } from "../rules/rule.ts";
import type { Settings } from "../settings.ts";
import bhin from "./bhin-23-068.json" with { type: "json" };
import calmhsa from "./calmhsa-2023.json" with { type: "json" };

/** What a note is asked for, and how firmly: severities that differ from the rules' own, with their source. */
export type Profile = {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly rules: Readonly<Partial<Record<string, Severity | "off">>>;
};

/** The profiles that come with peernote. The first is the default. */
export const PROFILES: readonly Profile[] = [calmhsa, bhin] as unknown as readonly Profile[];

/** The severity that settings choose for a rule: its own entry, else the profile's. Undefined leaves the rule's own. */
export function chosenSeverity(settings: Settings, rule: RuleId): Severity | "off" | undefined {
  return settings.rules[rule] ?? profileOf(settings).rules[rule];
}

/** The agency's own profile where it wrote one, else the built-in one that it names. */
const profileOf = ({ profile }: Settings): Pick<Profile, "rules"> =>
  typeof profile === "string" ? PROFILES.find(({ id }) => id === profile)! : profile;
