// Counts what the built command flags in ordinary English, where next to nothing is drift (npm run score:ordinary).
//
//   node test/corpus/ordinary.mjs [--list]
//
// The second reader learned from every other text of the speeches and fiction (lexicon/reader/train.ts), so the rest has a
// row of its own. The texts are the nlp-corpus package's: speeches (State of the Union), fiction (Hardy, Poe, Wilde), and beside them talk
// (a television comedy) and articles (Wikipedia). --list prints every flag with the words around it, to be read and judged.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";

const SOURCES = {
  speeches: ["sotu"],
  fiction: ["hardy", "poe", "wilde"],
  talk: ["friends"],
  articles: ["wikipedia"],
};
const list = process.argv.includes("--list");
const packageFolder = resolve("node_modules/nlp-corpus/src");

const rows = Object.fromEntries(Object.entries(SOURCES).map(([name, folders]) => [name, count(name, folders)]));
rows["speeches and fiction"] = sum([rows.speeches, rows.fiction]);
rows["of these not learned from"] = count("not learned from", [...SOURCES.speeches, ...SOURCES.fiction], false, (_, index) => index % 2 === 1);
rows.all = sum(Object.keys(SOURCES).map((name) => rows[name]));
console.table(Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, withRates(row)])));

function count(name, folders, listed = list, wanted = () => true) {
  const texts = folders.flatMap((folder) =>
    readdirSync(join(packageFolder, folder))
      .filter((file) => file.endsWith(".txt"))
      .sort()
      .filter(wanted)
      .map((file) => readFileSync(join(packageFolder, folder, file), "utf8")),
  );
  const counts = { words: texts.reduce((total, text) => total + text.split(/\s+/).length, 0), warning: 0, information: 0, hint: 0 };
  for (const { text, finding } of findingsIn(texts)) {
    counts[finding.severity]++;
    if (listed && finding.severity !== "hint") console.log(`${name} ${finding.severity} ${shown(text, finding)}`);
  }
  return counts;
}

/** The wording findings of all texts, from one run of the command. */
function findingsIn(texts) {
  const folder = mkdtempSync(join(tmpdir(), "ordinary-"));
  try {
    texts.forEach((text, index) => writeFileSync(join(folder, `${index}.note`), text));
    const command = ["dist/cli.cjs", "lint", "--format", "json", "--fail-on", "never", folder];
    const output = execFileSync(process.execPath, command, { encoding: "utf8", maxBuffer: 1 << 29 });
    return JSON.parse(output).files.flatMap(({ path, findings }) =>
      findings
        .filter(({ rule }) => rule.startsWith("drift/"))
        .map((finding) => ({ text: texts[Number(basename(path, ".note"))], finding })),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function shown(text, { rule, start, end, data }) {
  const [before, words, after] = [text.slice(Math.max(0, start - 70), start), text.slice(start, end), text.slice(end, end + 50)];
  return `${rule} (${data.entry}): ${before}[[${words}]]${after}`.replace(/\s+/g, " ");
}

function sum(parts) {
  const keys = Object.keys(parts[0]);
  return Object.fromEntries(keys.map((key) => [key, parts.reduce((total, part) => total + part[key], 0)]));
}

function withRates({ words, warning, information, hint }) {
  const rate = (flags) => Math.round((flags / words) * 100_000) / 100;
  return { words, warning, "per 1,000 words": rate(warning), information, "in all per 1,000": rate(warning + information), hint };
}
