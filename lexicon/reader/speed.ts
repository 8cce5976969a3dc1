// Times the second reader on whole notes in eight voices: node lexicon/reader/run.mjs speed
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { parseNote } from "../../server/note/note.ts";
import { createReader, type Model } from "../../server/reader/reader.ts";
import { itemsIn } from "./judge.ts";

const reader = createReader(JSON.parse(readFileSync("lexicon/reader/model.json", "utf8")) as Model);
const notes = itemsIn("test/corpus/voices.jsonl").map(({ text }) => parseNote(text));
const sentences = notes.reduce((sum, note) => sum + note.sentences.length, 0);

const ROUNDS = 200;
const times = Array.from({ length: ROUNDS }, () => {
  const start = performance.now();
  for (const note of notes) note.sentences.forEach((_, index) => reader(note, index));
  return (performance.now() - start) / sentences;
}).sort((a, b) => a - b);
const at = (share: number): string => times[Math.floor(share * (ROUNDS - 1))]!.toFixed(4);

console.log(
  `${sentences} sentences, ${ROUNDS} rounds; ms a sentence: median ${at(0.5)}, fastest ${at(0)}, 90 % under ${at(0.9)}`,
);
