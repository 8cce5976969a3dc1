import { execFileSync } from "node:child_process";

/** Tests run on what the sources say now: the lexicon and the bundles are built before the first of them. */
export default function build(): void {
  execFileSync(process.execPath, ["esbuild.mjs"], { stdio: "inherit" });
}
