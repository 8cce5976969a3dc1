// Trains the second reader on the labelled sentences beside this file and writes model.json (npm run train).
import { writeFileSync } from "node:fs";
import type { Model } from "../../server/reader/reader.ts";
import { trainModel } from "./learn.ts";
import { betterLessons, lessonFiles, lessonsIn, ordinaryLessons } from "./lessons.ts";

/**
 * One threshold for each category, in thousandths: near where what is found rightly in whole notes and plain days of voices left out of the training, less
 * twice what is found wrongly there and 6 times what is found in ordinary English, comes to most (README.md says how well that goes). Of shorthand so little
 * is left for the reader that it is mostly wrong there, and has to be very sure.
 */
const THRESHOLDS: Model["thresholds"] = {
  "clinical-idiom": 490,
  motive: 440,
  compliance: 480,
  label: 560,
  shorthand: 900,
  advising: 320,
  assessing: 150,
  deciding: 300,
};

const root = process.cwd();
const lessons = [...lessonsIn(lessonFiles(root)), ...betterLessons(root)];
const model = trainModel(lessons, ordinaryLessons(root), THRESHOLDS);
writeFileSync("lexicon/reader/model.json", `${JSON.stringify(model, null, 2)}\n`);
