import { subjectOf, type Scope } from "./clauses.ts";
import { subjectEndingAt, type Role } from "./roles.ts";

/**
 * Who does what the words at `from` to `to` say, as far as the sentence tells. A note that names nobody is the writer's.
 * In the passive ("was told to") only a "by ..." names the doer.
 */
export function doerOf(scope: Scope, from: number, to: number): Role {
  if (subjectEndingAt(scope.words, scope.text, from)?.role === "writer") return "writer"; // "he said no and I told him"
  const { role, passive } = subjectOf(scope, from);
  if (passive) return doerBehindBy(scope, to) ?? "writer";
  return role ?? "writer";
}

function doerBehindBy({ words, text, last }: Scope, to: number): Role | undefined {
  for (let at = to; at < Math.min(to + 10, last); at++) {
    if (words[at]!.norm !== "by") continue;
    for (let end = at + 1; end < Math.min(at + 6, last); end++) {
      if (words[end]!.norm === "me" || words[end]!.norm === "us") return "writer";
      const subject = subjectEndingAt(words, text, end);
      if (subject !== undefined) return subject.role;
    }
  }
  return undefined;
}
