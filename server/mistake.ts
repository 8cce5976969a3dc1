/**
 * What may be told of an error that nobody foresaw: its kind, and where in the program it happened. Its message stays unsaid, since it may
 * quote the note; and the stack begins with the message, so that a line of a note could look like one of the stack.
 */
export function kindAndPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const stack = (error.stack ?? "").replace(error.message, () => "");
  const frames = stack.split("\n").filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  return [error.name, ...frames].join("\n");
}
