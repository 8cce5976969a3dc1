import { COMPLETE_NOTE, noteWith } from "./examples.ts";
import type { Rule } from "./rule.ts";

export default {
  id: "check/code-service-mismatch",
  title: "Code and service differ",
  why: "H0025 stands for educational skill-building groups, H0038 for engagement and therapeutic activity.",
  source: "procedure-codes",
  severity: "warning",
  examples: [
    noteWith("Code: H0038", "Code: [[H0025]]"),
    noteWith("Code: H0038", "Code: H0038-HQ"),
    COMPLETE_NOTE,
  ],
  *check({ facts }) {
    const service = facts["service-type"].value ?? "";
    const { value: codes = [], state } = facts.code;
    const code = codes[0];
    if (code === undefined || state === "invalid") return;
    const skills =
      /skills?[- ]?building|educational (?:skill|group)|prevention education|educational group/i.test(
        service,
      );
    const alone =
      /\b(?:individual|one[- ](?:to|on)[- ]one|1[-:]1|engagement|therapeutic activity)\b/i.test(service) &&
      !/\bgroups?\b/i.test(service);
    if (code.code === "H0038" && skills) yield { span: code, message: { id: "check/skills-with-h0038" } };
    if (code.code === "H0025" && alone && !skills)
      yield { span: code, message: { id: "check/one-to-one-with-h0025" } };
  },
} satisfies Rule;
