// Trains the second reader on the labelled sentences beside this file and writes model.json (npm run train).
import { writeFileSync } from "node:fs";
import type { Model } from "../../server/reader/reader.ts";
import { trainModel } from "./learn.ts";
import { betterLessons, lessonFiles, lessonsIn, ordinaryLessons } from "./lessons.ts";

/**
 * One threshold for each category, in thousandths: set so that clean whole notes stay silent (README.md says how and how well).
 */
const THRESHOLDS: Model["thresholds"] = {
  "clinical-idiom": 300,
  motive: 176,
  compliance: 200,
  label: 110,
  shorthand: 460,
  advising: -60,
  assessing: 20,
  deciding: -180,
};

const root = process.cwd();
const lessons = [...lessonsIn(lessonFiles(root)), ...betterLessons(root), ...ordinaryLessons(root)];
writeFileSync("lexicon/reader/model.json", `${JSON.stringify(trainModel(lessons, THRESHOLDS), null, 2)}\n`);
