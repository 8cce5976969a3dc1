import { Option, type Command } from "commander";
import type { Language } from "../saying.ts";
import { withReadingOptions, type ReadingOptions } from "./reading-options.ts";
import { languageOption, outputOption } from "./report-options.ts";

export const CHECKLIST_FORMATS = ["markdown", "html"] as const;

export type ChecklistOptions = ReadingOptions & {
  readonly format: (typeof CHECKLIST_FORMATS)[number];
  readonly language?: Language;
  readonly output?: string;
};

/** Tells a command all options of the checklist, with their help. */
export const withChecklistOptions = (command: Command): Command =>
  withReadingOptions(
    command
      .description(
        "make a supervisor's checklist for a meeting: what the notes show, and what only a conversation can answer",
      )
      .argument("[paths...]", "notes or results, as for report (default: this folder)")
      .addOption(
        new Option("--format <format>", "what to make").choices(CHECKLIST_FORMATS).default("markdown"),
      )
      .addOption(outputOption())
      .addOption(languageOption()),
  );
