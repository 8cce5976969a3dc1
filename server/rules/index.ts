import clinicalIdiom from "./drift-clinical-idiom.ts";
import motive from "./drift-motive.ts";
import compliance from "./drift-compliance.ts";
import label from "./drift-label.ts";
import shorthand from "./drift-shorthand.ts";
import advising from "./drift-advising.ts";
import assessing from "./drift-assessing.ts";
import deciding from "./drift-deciding.ts";
import secondReader from "./drift-second-reader.ts";
import fieldServiceType from "./field-service-type.ts";
import fieldNarrative from "./field-narrative.ts";
import fieldDate from "./field-date.ts";
import fieldDuration from "./field-duration.ts";
import fieldLocation from "./field-location.ts";
import fieldSignature from "./field-signature.ts";
import fieldSignatureDate from "./field-signature-date.ts";
import fieldDiagnosisCode from "./field-diagnosis-code.ts";
import fieldCode from "./field-code.ts";
import fieldPlan from "./field-plan.ts";
import placeholder from "./check-placeholder.ts";
import timeArithmetic from "./check-time-arithmetic.ts";
import timeBreakdown from "./check-time-breakdown.ts";
import lateSignature from "./check-late-signature.ts";
import codeServiceMismatch from "./check-code-service-mismatch.ts";
import contradictingFields from "./check-contradicting-fields.ts";
import vaguePlan from "./check-vague-plan.ts";
import otherParticipant from "./check-other-participant.ts";
import goal from "./recovery-goal.ts";
import strength from "./recovery-strength.ts";
import ownWords from "./recovery-own-words.ts";
import livedExperience from "./recovery-lived-experience.ts";
import sharedRecord from "./recovery-shared-record.ts";
import type { Rule, RuleId } from "./rule.ts";

/**
 * Every rule there is, in the order in which they run and guides and reports list them. Of the facts a note must hold the
 * signature and its date come last, as they do for the writer.
 */
export const rules: readonly Rule[] = [
  clinicalIdiom,
  motive,
  compliance,
  label,
  shorthand,
  advising,
  assessing,
  deciding,
  secondReader,
  fieldServiceType,
  fieldNarrative,
  fieldDate,
  fieldDuration,
  fieldLocation,
  fieldDiagnosisCode,
  fieldCode,
  fieldPlan,
  fieldSignature,
  fieldSignatureDate,
  placeholder,
  timeArithmetic,
  timeBreakdown,
  lateSignature,
  codeServiceMismatch,
  contradictingFields,
  vaguePlan,
  otherParticipant,
  goal,
  strength,
  ownWords,
  livedExperience,
  sharedRecord,
];

export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

/** Whether there is such a rule: what files say comes from outside. */
export const isRuleId = (id: unknown): id is RuleId => typeof id === "string" && ruleById.has(id);
