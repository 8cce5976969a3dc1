import { matchesOf } from "../note/matches.ts";
import { textOf } from "../note/span.ts";
import type { Note } from "../note/note.ts";
import { noteWith } from "./examples.ts";
import type { Rule } from "./rule.ts";

export default {
  id: "check/other-participant",
  title: "Another participant's full name",
  why: "A group note is in one person's record. Other people in the group keep their names to themselves.",
  source: "note-content",
  severity: "information",
  examples: [
    noteWith("Individual peer support", "Peer support group").replace(
      "she picked",
      "[[Lena Marsh]] said she would come too. She picked",
    ),
    noteWith("Individual peer support", "Peer support group"),
  ],
  *check(note) {
    const { text, facts, prose } = note;
    if (!/\bgroup\b/i.test(facts["service-type"].value ?? "")) return;
    const own = ownNames(note);
    for (const span of prose) {
      for (const { index, groups } of matchesOf(textOf(text, span), SPEAKER)) {
        const name = groups!["name"]!;
        if (name.split(" ").some((part) => own.has(part.toLowerCase()))) continue;
        const start = span.start + index;
        yield {
          span: { start, end: start + name.length },
          message: { id: "check/other-participant", args: { name: name.split(" ")[0]! } },
        };
      }
    }
  },
} satisfies Rule;

/** Two capitalised words that say or do something are a person's first and last name. */
const SPEAKER =
  /(?<name>\b\p{Lu}\p{Ll}+ \p{Lu}[\p{Ll}’'-]{2,20})(?= (?:said|says|shared|asked|told|talked|cried|laughed|agreed|offered|wanted|left|arrived|was|came|felt|helped|brought|sat|got|did)\b)/gu;

/** Whose note it is and who wrote it. */
const ownNames = ({ text, fields }: Note): ReadonlySet<string> =>
  new Set(
    fields
      .filter(({ name }) => name === "person" || name === "writer" || name === "signature")
      .flatMap(({ value }) =>
        textOf(text, value)
          .toLowerCase()
          .split(/[^\p{L}'’-]+/u),
      ),
  );
