// Makes BENCHMARKS.md of what was measured: figures.json (npm run bench) and growth.json (npm run bench:growth) beside this file.
import { readFileSync, writeFileSync } from "node:fs";

const [figures, growth] = ["figures", "growth"].map((name) =>
  JSON.parse(readFileSync(`test/bench/${name}.json`, "utf8")),
);
writeFileSync("BENCHMARKS.md", pageOf(figures, growth));

function pageOf({ machine, versions, library, batch, keystrokes, starts, activation }, growth) {
  const named = (wanted) => library.results.find(({ name }) => name === wanted);
  const own = named("peernote");
  const alone = named("peernote, one note after the other");
  const others = library.results.filter(({ name }) => !/^(?:peernote|a loop)/.test(name));
  const aheadOf = ({ notesPerSecond }) => others.filter((other) => other.notesPerSecond > notesPerSecond);
  return `# Benchmarks

Made by \`npm run bench\`. Machine: ${machine}. Compare the ratios; the figures themselves hold for this machine alone.

## As a library

${library.notes} invented notes of about 400 words, half of them drifted; one core, Node ${library.node}; the median of ${library.rounds} rounds in which all take turns. \`peernote lint\` takes ${library.chunk} notes of a
folder or an export at a time and does one thing with all of them before the next, which the processor is quicker at. Each linter checks something else: compare what it costs, not what it is worth.

| | Notes a second | peernote beside it | What it does |
| --- | ---: | ---: | --- |
${library.results.map((one) => `| ${versioned(one.name, versions)} | ${whole(one.notesPerSecond)} | ${one === own ? "" : times(own.notesPerSecond / one.notesPerSecond)} | ${one.does} |`).join("\n")}

Of drifted notes alone peernote reads ${whole(own.ofDrifted)} a second, without the second reader ${whole(named("peernote, without the second reader").ofDrifted)}, one after the other ${whole(alone.ofDrifted)}.

Where peernote is slower: ${slower(aheadOf(own), own.notesPerSecond)} One note after the other: ${slower(aheadOf(alone), alone.notesPerSecond)}

## Many notes

\`peernote lint\` over an export (CSV) of ${whole(batch.rows)} invented notes of about 400 words, half of them drifted, and over the same notes as files; Node ${batch.node}. The
memory is the most that the whole process held.

| | Workers | Seconds | Notes a second | Memory, MB |
| --- | ---: | ---: | ---: | ---: |
${batch.runs.map(({ what, workers, seconds, notesPerSecond, peakMB }) => `| ${what} | ${workers} | ${tenth(seconds)} | ${whole(notesPerSecond)} | ${whole(peakMB)} |`).join("\n")}

## Long texts

Time for a megabyte in a note of 10 MB beside that in one of 100 KB: 1 is a cost that grows with the length alone. Beside it the same for the
version that a letter typed into the middle makes, 1 MB beside 100 KB. Texts that are long in one way each, and the repetitions that grew worst of
${whole(growth.tried)} that were put together by chance; Node ${growth.node} (\`npm run bench:growth\`).

| Repeated | 100 KB, ms a MB | 10 MB, ms a MB | Growth | Edited: 100 KB | 1 MB | Growth |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${growth.texts.map(({ name, first, edited }) => `| ${name.startsWith('"') ? code(name) : name} | ${grown(first)} | ${grown(edited)} |`).join("\n")}

## As you type

From a letter of a sentence that is typed into the middle of the text, again and again in the same place, until the server has published what it finds, over stdio, to a client that pulls
nothing; Node ${keystrokes.node}. An empty server publishes nothing found: what is above it is peernote's own share. Milliseconds.

| | p50 | p95 | Empty server, p50 | p95 |
| --- | ---: | ---: | ---: | ---: |
${[
  ["A note of about 500 words", keystrokes.note],
  ["A document of 1 MB", keystrokes.long],
]
  .map(
    ([name, { peernote, empty }]) =>
      `| ${name} | ${tenth(peernote.p50)} | ${tenth(peernote.p95)} | ${tenth(empty.p50)} | ${tenth(empty.p95)} |`,
  )
  .join("\n")}

The engine's own share in the note, without server and protocol: p50 ${hundredth(keystrokes.engine.p50)}, p95 ${hundredth(keystrokes.engine.p95)}.

Of a long document only the paragraph that is typed in is read at once, and all else shown as it was found before. The whole is read when
half a second has gone by without a letter: it is published ${whole(keystrokes.whole)} ms behind the last one.
Which values may stand behind a blank, as editors ask when one is typed, is answered p50 ${tenth(keystrokes.values.note.p50)}, p95 ${tenth(keystrokes.values.note.p95)} ms behind it in the note,
p50 ${tenth(keystrokes.values.long.p50)}, p95 ${tenth(keystrokes.values.long.p95)} ms in the document of 1 MB.

An editor that asks a server just started for the findings of all ${whole(keystrokes.folder.notes)} notes in a folder has them in ${seconds(keystrokes.folder.all)} s. In a note of it that is typed in meanwhile, what
is found is there p50 ${tenth(keystrokes.folder.letter.p50)}, p95 ${tenth(keystrokes.folder.letter.p95)} ms behind a letter.

## Start

The whole process of \`peernote lint\` with one short note, beside one that does nothing. Milliseconds, medians.

| Node | \`node -e 0\` | \`--version\` | A note that exact rules settle | The same beside an agency's settings and words | One in which grammar decides |
| --- | ---: | ---: | ---: | ---: | ---: |
${starts.map(startRow).join("\n")}

What it costs VS Code to activate the extension, as the editor itself counts (Developer: Startup Performance), beside one that does nothing. Milliseconds,
medians. The time of activation is that of loading the code and calling it. Peernote starts its language server, a process of its own,
lets other extensions have their turn, and loads the library of language clients while the server makes itself ready.

| | Activation | An empty extension's | Until it is ready | An empty extension |
| --- | ---: | ---: | ---: | ---: |
${Object.entries({
  "A folder of notes is opened: while the editor starts, and its own extensions with it": activation.starting,
  "The first note is opened in an editor that has come to rest": activation.rested,
})
  .map(
    ([name, { peernote, nothing }]) =>
      `| ${name} | ${whole(peernote.counted)} | ${whole(nothing.counted)} | ${whole(peernote.ready)} | ${whole(nothing.ready)} |`,
  )
  .join("\n")}
`;
}

function startRow({ node, nothing, version, exact, doubtful, "agency/exact": agency }) {
  const cells = [version, exact, agency, doubtful].map((ms) => beside(ms, nothing));
  return `| ${node} | ${whole(nothing)} | ${cells.join(" | ")} |`;
}

function slower(ahead, own) {
  return ahead.length === 0
    ? "none of them is faster."
    : `${ahead.map(({ name, does, notesPerSecond }) => `${name} is ${times(notesPerSecond / own)} as fast (${does})`).join("; ")}.`;
}

function grown({ short, long, growth }) {
  return `${whole(short)} | ${whole(long)} | ${hundredth(growth)}`;
}

/** A text as JSON, within a table of Markdown: nothing in it means anything there. */
function code(json) {
  return `<code>${json.slice(1, -1).replace(/[^a-zA-Z0-9 ]/gu, (letter) => `&#${letter.codePointAt(0)};`)}</code>`;
}

function versioned(name, versions) {
  return versions[name] ? `${name} ${versions[name]}` : name;
}

function whole(number) {
  return Math.round(number).toLocaleString("en");
}

function seconds(ms) {
  return tenth(ms / 1000);
}

function hundredth(number) {
  return number.toFixed(2);
}

function tenth(number) {
  return number.toFixed(1);
}

function times(ratio) {
  return `${ratio < 10 ? ratio.toPrecision(2) : Math.round(ratio)} ×`;
}

function beside(ms, nothing) {
  return `${whole(ms)} (${times(ms / nothing)})`;
}
