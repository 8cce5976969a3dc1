import type { CancellationToken } from "vscode-languageserver";
import { builtInLexicon } from "../lexicon/built-in.ts";
import { gather, gatheredNothing, isDrift } from "../report/gather.ts";
import { overviewOf } from "../report/overview.ts";
import { programPage, type Link } from "../report/program-page.ts";
import { speakerOf } from "../report/speaker.ts";
import type { Language } from "../saying.ts";
import type { Configuration } from "./configuration.ts";
import { OPEN_FINDING, type DriftReportResult } from "./protocol.ts";
import type { Review } from "./review.ts";
import type { CountedFinding } from "./reviewed.ts";

type Parts = {
  readonly configuration: Configuration;
  readonly review: Review;
  readonly language: () => Promise<Language>;
  readonly today: () => string;
};

/**
 * The page that `peernote report` makes, of all notes in the open folders. It stays in the editor, so each of its most frequent wordings
 * leads to the notes that have it, by the names of their files. Null where it was cancelled.
 */
export async function driftReport(
  { configuration, review, language, today }: Parts,
  token: CancellationToken,
): Promise<DriftReportResult> {
  const gathered = gatheredNothing();
  const entries = new Map(builtInLexicon().entries);
  const links = new Map<string, Link[]>();
  for await (const { notes } of review(token)) {
    for (const { uri, counted } of notes) {
      if (counted === undefined) {
        gathered.incomplete = true;
        continue;
      }
      const { config } = await configuration.of(uri);
      if (config.folder !== undefined)
        for (const [id, entry] of config.lexicon.entries) entries.set(id, entry);
      gather(
        gathered,
        { note: { ...counted.note, writer: undefined }, findings: counted.findings },
        { today: today(), entries },
      );
      for (const finding of counted.findings) if (isDrift(finding, entries)) addLink(links, uri, finding);
    }
  }
  if (token.isCancellationRequested) return null;
  return programPage(overviewOf(gathered), {
    speaker: speakerOf(await language()),
    today: today(),
    entries,
    linksTo: (entry, category) =>
      (links.get(`drift/${category} ${entry}`) ?? []).sort((a, b) => BY_NUMBER.compare(a.text, b.text)),
  });
}

/** "note 4" comes before "note 12". */
const BY_NUMBER = new Intl.Collator("en", { numeric: true });

function addLink(links: Map<string, Link[]>, uri: string, { rule, data, range }: CountedFinding): void {
  const key = `${rule} ${data["entry"]}`;
  const known = links.get(key) ?? [];
  links.set(key, known);
  const name = decodeURIComponent(uri.split("/").at(-1)!);
  const href = `command:${OPEN_FINDING}?${encodeURIComponent(JSON.stringify([uri, range]))}`;
  known.push({ href, text: `${name}:${range.start.line + 1}` });
}
