import { isMainThread } from "node:worker_threads";
import { Command, CommanderError } from "commander";
import pc from "picocolors";
import packageJson from "../../package.json" with { type: "json" };
import { COUNTED } from "../batch/reports/formats.ts";
import { kindAndPlace } from "../mistake.ts";
import { today } from "../today.ts";
import { withChecklistOptions, type ChecklistOptions } from "./checklist-options.ts";
import { noColor, withLintOptions, type LintOptions } from "./lint-options.ts";
import { withReportOptions, type ReportOptions } from "./report-options.ts";
import { complain, print, stopWhenNobodyReads } from "./terminal.ts";

/** Each command is loaded when it is asked for: nobody waits for the others. */
function peernote(): Command {
  const program = new Command("peernote")
    .description(
      "Reads peer support progress notes: points at clinical wording and missing facts, says why, offers better words.",
    )
    .version(packageJson.version)
    .exitOverride()
    .configureOutput({ outputError: (message) => complain(oneSentence(message)) });

  withLintOptions(program.command("lint")).action(
    async (paths: string[], options: Omit<LintOptions, "today">, command: Command) => {
      if (options.statistics && !COUNTED.some((format) => format === options.format))
        command.error(`--statistics comes as ${COUNTED.join(" or ")}: leave out --format`);
      const { lintCommand } = await import("./lint.ts");
      process.exitCode = await lintCommand(paths.length > 0 ? paths : ["."], { today: today(), ...options });
    },
  );

  withReportOptions(program.command("report")).action(
    async (paths: string[], options: Omit<ReportOptions, "today">, command: Command) => {
      if (options.withExamples && options.for === undefined)
        command.error("--with-examples goes with --for: sentences are for their writer");
      const { reportCommand } = await import("./report.ts");
      process.exitCode = await reportCommand(paths.length > 0 ? paths : ["."], {
        today: today(),
        ...options,
      });
    },
  );

  withChecklistOptions(program.command("checklist")).action(
    async (paths: string[], options: Omit<ChecklistOptions, "today">) => {
      const { checklistCommand } = await import("./checklist.ts");
      process.exitCode = await checklistCommand(paths.length > 0 ? paths : ["."], {
        today: today(),
        ...options,
      });
    },
  );

  program
    .command("rules")
    .description("list all rules")
    .addOption(noColor())
    .action(async ({ color }: { color: boolean }) => {
      const { rulesTable } = await import("./explain.ts");
      await print(rulesTable(colors(color)));
    });

  program
    .command("explain")
    .description(
      "say what a rule looks for, why, and how to change how loud it is, or what an entry of the lexicon means",
    )
    .argument("<rule>", "such as drift/motive, or the name of an entry, such as lying")
    .addOption(noColor())
    .action(async (id: string, { color }: { color: boolean }) => {
      const { explanationOf } = await import("./explain.ts");
      const explanation = explanationOf(id, colors(color));
      if ("text" in explanation) return print(explanation.text);
      complain(explanation.complaint);
      process.exitCode = 2;
    });

  program
    .command("lsp")
    .description("run the language server for an editor")
    .option("--stdio", "talk over standard input and output, which is also the default")
    .action(async () => {
      const bundle = "./server.cjs"; // beside this one, and loaded for this command alone
      const server = (await import(bundle)) as { start(): void };
      server.start();
    });

  return program;
}

const colors = (wanted: boolean) => pc.createColors(wanted && pc.isColorSupported);

/** Commander's "error: unknown option '--x'" and its further lines, as one sentence. */
const oneSentence = (message: string): string =>
  message
    .replace(/^error: /, "")
    .trim()
    .replace(/\s*\n\s*/g, " ");

async function main(): Promise<void> {
  stopWhenNobodyReads();
  process.once("uncaughtException", (error) => {
    complain(ownMistake(error)); // where Node itself would print the message
    process.exit(2);
  });
  try {
    await peernote().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) complain(ownMistake(error));
    process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 2;
  }
}

/** The kind of error and the first place of it. Its own message stays unsaid: words of a note may stand in it. */
const ownMistake = (error: unknown): string =>
  `stopped by a mistake of its own, please report it (${kindAndPlace(error).split("\n", 2).join(" ").replace(/ +/g, " ")})`;

if (isMainThread) void main();
else void import("../batch/worker.ts").then(({ runWorker }) => runWorker());
