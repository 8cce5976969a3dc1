import { isDrift, type Finding } from "../../lint.ts";
import { isNearDanger } from "../../note/danger.ts";
import { parseNote, type Note } from "../../note/note.ts";
import { contains, textOf } from "../../note/span.ts";
import type { Report } from "../result.ts";

/**
 * The lines of `ndjson` as a page for one writer needs them: a note in a file of its own is written by who signed it, and a finding
 * of wording has its sentence. They are read in the same process and go nowhere else.
 */
export const quotingReport = (): Report => ({
  head: "",
  between: "",
  note({ path, place, gist, text, findings }) {
    const note = parseNote(text);
    const { words, date, signals } = gist;
    const told = { words, date, signals, writer: place?.writer ?? signerOf(note) };
    return `${JSON.stringify({ version: 1, path, note: told, findings: findings.map((one) => quoting(note, one)) })}\n`;
  },
  end: () => "",
});

/** What stands at or beside danger is no example of how not to write. */
const quoting = (note: Note, { rule, data, ...span }: Finding) => {
  const at = isDrift({ rule }) ? note.sentences.findIndex((one) => contains(one, span)) : -1;
  const sentence = at >= 0 && !isNearDanger(note, at) ? note.sentences[at] : undefined;
  return {
    rule,
    data,
    ...(sentence && { sentence: textOf(note.text, sentence).replace(/\s+/g, " ").trim() }),
  };
};

/** "Ana Ruiz, CMPSS" is Ana Ruiz. */
const signerOf = ({ facts }: Note): string | undefined => facts.signature.value?.split(",")[0]?.trim();
