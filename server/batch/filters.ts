import type { Finding } from "../lint.ts";

/** Errors and warnings alone. */
export const onlyLoud = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity === "error" || severity === "warning");
