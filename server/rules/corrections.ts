import type { RequiredField } from "../note/fields.ts";
import type { Note } from "../note/note.ts";
import type { Fix } from "./rule.ts";

/** Mends what can only be a slip of the keys: HOO38 is H0038. Nothing else in a field is certain. */
export function correctionsOf({ facts }: Note, name: RequiredField): Fix[] {
  if (name !== "code") return [];
  return (facts.code.value ?? [])
    .filter(({ trouble }) => trouble === "letter-o")
    .map(({ start, end, code }) => ({
      kind: "correct",
      title: { id: "fix/replace", args: { text: code } },
      edits: [{ start, end, text: code }],
      safe: true,
    }));
}
