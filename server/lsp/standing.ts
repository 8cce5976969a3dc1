import type { Finding } from "../lint.ts";
import { say as sayIn, type Message } from "../messages.ts";
import { standingOf, TASKS, taskOf, type Task } from "../standing.ts";
import type { Checked } from "./checked.ts";
import { toRange } from "./convert.ts";
import type { StandingGroup, StandingResult, StandingStep } from "./protocol.ts";

/** Where a note stands, in words, and what there is to do in it; null for a document that is none. */
export function standingIn(checked: Checked): StandingResult {
  if (checked.note === undefined) return null;
  const standing = standingOf(checked.note, checked.findings);
  const { state, open, further, signing } = standing;
  const say = (message: Message): string => sayIn(message, checked.config.language);
  const tasks = TASKS.flatMap((task) => counted(task, open)).map(say);
  const inWords = (some: readonly string[]): string =>
    [...(state === "open" ? [] : [say({ id: `standing/${state}` })]), ...some].join(", ");
  const whole = inWords(tasks);
  const group = (id: ListId, findings: readonly Finding[]): StandingGroup[] =>
    findings.length === 0
      ? []
      : [{ heading: say({ id }), steps: findings.map((finding) => stepTo(checked, finding)) }];
  return {
    name: say({ id: "standing/name" }),
    text: inWords(tasks.length > SHORT ? [...tasks.slice(0, SHORT), "…"] : tasks),
    spoken: say({ id: "standing/spoken", args: { standing: whole } }),
    title: whole,
    hint: say({ id: `standing/next-${state}` }),
    choose: say({ id: "standing/choose" }),
    groups: [
      ...group(state === "signed" ? "standing/list-addendum" : "standing/list-open", open),
      ...group("standing/list-signing", signing),
      ...group("standing/list-further", further),
    ],
  };
}

type ListId = `standing/list-${"open" | "addendum" | "signing" | "further"}`;

function stepTo({ document, config }: Checked, { message, start, end }: Finding): StandingStep {
  const range = toRange(document, { start, end });
  const line = range.start.line + 1;
  return { message, place: sayIn({ id: "standing/line", args: { line } }, config.language), range };
}

/** More kinds of tasks than this make a status bar too long. */
const SHORT = 2;

function counted(task: Task, open: readonly Finding[]): Message[] {
  const count = open.filter((finding) => taskOf(finding) === task).length;
  return count === 0 ? [] : [{ id: `standing/${task}`, args: { count } }];
}
