import { driftRule } from "./drift.ts";

export default driftRule("clinical-idiom", {
  title: "Clinical wording",
  why: "Clinical words describe a case. A peer note tells what a person lived through, in the language of ordinary human experience.",
  source: "drift-checklist",
  severity: "warning",
  examples: [
    "She has been [[decompensating]] since June.",
    "She stopped sleeping in June and stayed in bed most days.",
  ],
});
