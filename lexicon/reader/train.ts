// Trains the second reader on the labelled sentences beside this file and writes model.json (npm run train).
import { writeFileSync } from "node:fs";
import type { Model } from "../../server/reader/reader.ts";
import { trainModel } from "./learn.ts";
import { betterLessons, lessonFiles, lessonsIn, ordinaryLessons } from "./lessons.ts";

/**
 * One threshold for each category, in thousandths: near where what is found rightly in voices left out of the training, less 2.5 times what is found
 * wrongly there and 6 times what is found in ordinary English, comes to most (README.md says how well that goes). Of shorthand so little is
 * left for the reader that nothing can be chosen by it.
 */
const THRESHOLDS: Model["thresholds"] = {
  "clinical-idiom": 400,
  motive: 220,
  compliance: 420, // higher than that, for what it asks in vain in whole notes
  label: 220,
  shorthand: 460,
  advising: 60,
  assessing: 150,
  deciding: -110, // lower than that, for the rule's own example
};

const root = process.cwd();
const lessons = [...lessonsIn(lessonFiles(root)), ...betterLessons(root)];
const model = trainModel(lessons, ordinaryLessons(root), THRESHOLDS);
writeFileSync("lexicon/reader/model.json", `${JSON.stringify(model, null, 2)}\n`);
