// Bundles a TypeScript tool of this folder and runs it: node lexicon/reader/run.mjs train
import { build } from "esbuild";

const [name] = process.argv.slice(2);
const outfile = `dist/tools/${name}.cjs`;
await build({
  entryPoints: [`lexicon/reader/${name}.ts`],
  bundle: true,
  platform: "node",
  format: "cjs",
  mainFields: ["module", "main"],
  logLevel: "error",
  outfile,
});
await import(new URL(`../../${outfile}`, import.meta.url));
