import { HOSTILE } from "./hostile.mjs";

const DAYS = ["2026-01-06", "2026-02-03", "2026-03-03", "2026-04-07"];

/** As many wordings as a page shows. */
const SHOWN = 12;

/**
 * Results of lint with hostile words in every field, and the same with harmless ones, page by page: on each some of them are
 * shown as wordings that are met with most often.
 */
export function* hostileResults() {
  for (let from = 0; from < HOSTILE.length; from += SHOWN) {
    const words = HOSTILE.slice(from, from + SHOWN);
    const files = (kind) => ({
      "results.ndjson": words.flatMap((word, at) => lines(kind === "hostile" ? word : `word-${at}`)).join(""),
    });
    yield {
      files: { hostile: files("hostile"), harmless: files("harmless") },
      args: ["report", "results.ndjson"],
    };
  }
}

/** Some notes with a word as an entry of an agency's lexicon, and one with it everywhere else. */
function lines(word) {
  const finding = (rule, data) => ({
    rule,
    severity: "warning",
    message: word,
    columnName: word,
    start: 0,
    end: 1,
    data,
    fixes: [],
  });
  const line = (note, findings) =>
    `${JSON.stringify({ version: 1, path: word, row: 2, id: word, note: { words: 100, writer: "w-1", program: word, signals: ["goal", word], ...note }, findings })}\n`;
  const drift = finding("drift/motive", { voice: "writer", entry: word });
  const odd = [
    finding(word, { [word]: word }),
    finding(`drift/${word}`, { voice: word, entry: word }),
    finding(`field/${word}`, { state: "missing" }),
    finding("field/date", { state: word, trouble: word }),
    finding("drift/label", { voice: word, about: word, entry: "addict" }),
  ];
  return [
    ...DAYS.flatMap((date) => [line({ date }, [drift]), line({ date, [word]: word }, [])]),
    line({ date: word, writer: word, words: 50 }, odd),
    line({ date: "2026-02-30", words: 10 }, []),
  ];
}

/** Exports with hostile words in their headers and cells, and an agency's lexicon with them in its examples. */
export function* hostileNotes() {
  const readable = HOSTILE.filter((word) => !word.includes("\0")); // a row with zero bytes is left out, and said to be
  for (let from = 0; from < readable.length; from += SHOWN) {
    const words = readable.slice(from, from + SHOWN);
    const files = (kind) => {
      const said = words.map((word, at) => (kind === "hostile" ? word : `word-${at}`));
      return {
        "export.csv": exportOf(said),
        ".peernote.json": JSON.stringify({ lexicon: ["words.json"] }),
        "words.json": lexiconOf(said),
      };
    };
    yield {
      files: { hostile: files("hostile"), harmless: files("harmless") },
      args: ["report", "export.csv"],
    };
  }
}

/** Exports with hostile words in the sentences that a page for one writer shows, and in that writer's name. */
export function* hostileSentences() {
  const inOneLine = HOSTILE.filter((word) => !/[\0\r\n\u2028\u2029.!?]/.test(word) && word.length < 200);
  for (let from = 0; from < inOneLine.length; from += 4) {
    const words = inOneLine.slice(from, from + 4);
    const files = (kind) => ({
      "export.csv": sentencesWith(words.map((word, at) => (kind === "hostile" ? word : `word-${at}`))),
    });
    yield {
      files: { hostile: files("hostile"), harmless: files("harmless") },
      args: ["report", "export.csv", "--for", "w-1", "--with-examples"],
    };
  }
}

function sentencesWith(said) {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const rows = said.flatMap((word) =>
    DAYS.map((day) => [
      "w-1",
      day,
      `He was manipulative with ${word} today.\n\nHe was lying with ${word} today.`,
    ]),
  );
  return [["Staff", "Svc Dt", "Narrative"], ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const LETTERS = "bcdfghjklmnp";

/** Words of its own for each, whose example has the hostile words beside them. */
const lexiconOf = (said) =>
  JSON.stringify({
    category: "motive",
    entries: said.map((word, at) => ({
      terms: [`zorb${LETTERS[at]}ed`],
      ask: `What was it? ${word}`.slice(0, 400).trim(),
      examples: [`He [[zorb${LETTERS[at]}ed]] ${word}`.slice(0, 400).trim()],
    })),
  });

function exportOf(said) {
  const cell = (text) => `"${text.replaceAll('"', '""')}"`;
  const headers = ["Note ID", "Staff", "Program", "Svc Dt", "Location", "Narrative", "Plan", ...said];
  const rows = said.flatMap((word, at) =>
    DAYS.map((day) => [
      word,
      "w-1",
      word,
      day,
      word,
      `${word}\n\nHe zorb${LETTERS[at]}ed at noon.`,
      word,
      ...said,
    ]),
  );
  return [headers, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
