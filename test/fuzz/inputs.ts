import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { builtInEntries } from "../../server/lexicon/built-in.ts";
import { COMPLETE_NOTE } from "../../server/rules/examples.ts";

/** What notes are made of, and what no note should be made of. */
const LABELS = [
  ...["Service type", "Date of service", "Duration", "Location", "ICD-10", "Code", "Narrative", "Plan"],
  ...["Signature", "Date signed", "Start", "End", "D", "A", "P", "Goal", "Travel time", "**Client**"],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "Fecha",
    "Ubicación",
    "hasOwnProperty",
    "Note\u0000",
    "\u202eetaD",
  ],
];
const VALUES = [
  ...["03/14/2025", "2026-13-45", "31.02.2026", "March 4th", "0/0/0000", "9999-12-31", "-1", "1e309", "NaN"],
  ...[
    "45 min",
    "1h 30m",
    "an hour and a half",
    "999999999999 hours",
    "9:00-9:45 am",
    "25:99",
    "noon to midnight",
  ],
  ...["H0038", "F33.1", "Z59.0", "H0038 H0038 H0038", "Ana Ruiz, CMPSS", "TBD", "[to add: where]", "[[x]]"],
];
const PROSE = [
  ...[
    "She said \"I'm done",
    "he was manipulative",
    "denies SI/HI.",
    "We walked to the library.",
    "“No,” she said.",
  ],
  ...[
    "non-compliant with meds",
    "I told him to leave.",
    "Pt. presented w/",
    "hx of",
    "wants to die",
    "Dr. A. said so.",
  ],
  ...[
    "The dog was aggressive",
    "Dijo que no quiere",
    "was non-",
    "his mother's mother's mother",
    "low functioning",
  ],
];
const MARKS = [
  ...[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "  ",
    ". ",
    ", ",
    "; ",
    ": ",
    " - ",
    "—",
    "…",
    '"',
    "'",
    "’",
    "“",
    "”",
    "«",
  ],
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "|",
    "\\",
    "/",
    "#",
    "*",
    "_",
    "=",
    "+",
    "@",
    "&",
    "%",
    "$",
    "`",
    "~",
  ],
  ...[
    "---\n",
    "| a | b |\n|---|---|\n",
    "```",
    "- [ ] ",
    "1. ",
    "* ",
    "> ",
    "<p>",
    "<!--",
    "&#0;",
    "&constructor;",
  ],
];
const ODD = [
  ...[
    "\u0000",
    "\u0007",
    "\u001b[31m",
    "\u001b]8;;x\u0007",
    "\u001b]52;c;eA==\u0007",
    "\u0085",
    "\u009b1m",
    "\u007f",
  ],
  ...[
    "\ud800",
    "\udfff",
    "\udc00\ud800",
    "👩‍👩‍👧",
    "🙂",
    "\u{10ffff}",
    "\ufeff",
    "\ufffe",
    "\ufffd",
    "\u00ad",
    "\u200b",
  ],
  ...[
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200f",
    "\u2028",
    "\u2029",
    "\u00a0",
    "\u3000",
    "e\u0301",
    "İ",
    "ı",
    "ß",
    "ﬁ",
  ],
  ...["שלום", "مرحبا", "日本語", "ก็็็็็", "Ａ", "①", "٣", "½", "\u0345", "Ǆ", "ΐ"],
];

const spoken = builtInEntries().flatMap(({ examples }) =>
  examples.map((example) => example.replace(/\[\[|\]\]/g, "")),
);

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...MARKS) },
  { weight: 2, arbitrary: fc.constantFrom(...LABELS).map((label) => `\n${label}: `) },
  { weight: 2, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 2, arbitrary: fc.constantFrom(...PROSE) },
  { weight: 2, arbitrary: fc.constantFrom(...spoken) },
  { weight: 1, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
);

/** The same thing many times over: what costs more than its length shows in that. */
const repeated = fc
  .tuple(piece, fc.integer({ min: 2, max: 200 }))
  .map(([part, times]) => part.repeat(Math.min(times, Math.ceil(4000 / (part.length + 1)))));

/** Texts like notes, and unlike them. */
export const noteText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 30, arbitrary: piece }, { weight: 1, arbitrary: repeated }), { maxLength: 25 })
  .map((parts) => parts.join(""));

/** Short texts that stand in a field, a cell or a name. */
export const word: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...LABELS, ...VALUES, ...ODD),
  fc.constantFrom(...PROSE),
  fc.string({ unit: "binary", maxLength: 8 }),
);

/** Any value that JSON can hold, with names that mean something to JavaScript among its keys. */
export const json: fc.Arbitrary<unknown> = fc.anything({
  key: fc.oneof(word, fc.constantFrom("__proto__", "constructor", "prototype", "length", "then", "toJSON")),
  values: [word, noteText, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
  maxDepth: 3,
  maxKeys: 5,
  withNullPrototype: true,
});

/** A text with a piece taken out, doubled, or put in: nearly what it was meant to be. */
export const broken = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 2, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc.tuple(text, fc.nat(), fc.nat(20), piece).map(([whole, at, out, put]) => {
        const start = whole.length === 0 ? 0 : at % whole.length;
        return whole.slice(0, start) + put + whole.slice(start + out);
      }),
    },
  );

/** All notes of the samples and the corpus that are not long. */
export const NOTES: readonly string[] = [
  COMPLETE_NOTE,
  ...readdirSync("samples")
    .filter((name) => /\.(?:note|txt)$/.test(name))
    .map((name) => readFileSync(`samples/${name}`, "utf8")),
  ...["layouts", "fields", "dev"].flatMap((name) =>
    readFileSync(`test/corpus/${name}.jsonl`, "utf8")
      .trim()
      .split("\n")
      .slice(0, 60)
      .map((line) => (JSON.parse(line) as { text: string }).text),
  ),
].filter(({ length }) => length < 3000);
