import fc from "fast-check";
import { expect, test } from "vitest";
import { withAgencyWords } from "../../server/lexicon/agency.ts";
import { builtInEntries, builtInLexicon } from "../../server/lexicon/built-in.ts";
import { lint } from "../../server/lint.ts";
import * as english from "../../server/note/compromise.ts";
import { createMemory } from "../../server/note/memory.ts";
import { parseNote, type Note } from "../../server/note/note.ts";
import { builtInReader } from "../../server/reader/built-in.ts";
import { signalsOf } from "../../server/recovery/signals.ts";
import { Settings } from "../../server/settings.ts";
import { TEXTS } from "./texts.ts";

/** `npm run test:long` makes 20,000 edits. */
const DOCUMENTS = process.env["PEERNOTE_LONG_TESTS"] ? 1000 : 15;
const EDITS = 20;

const ZORBLE = JSON.stringify({
  category: "motive",
  unless: ["not zorbling"],
  entries: [{ terms: ["zorble:verb [so|very] loud"], examples: ["He [[zorbled loud]]."] }],
});
const lexicons = [
  builtInLexicon(),
  await withAgencyWords([{ path: "words.json", text: ZORBLE }], ["Dr. Manipulative"], []),
];
const options = {
  settings: Settings.parse({}),
  today: "2026-06-01",
  language: "en" as const,
  english,
  reader: builtInReader(),
};
const read = (note: Note, lexicon = builtInLexicon()) => ({
  fields: note.fields,
  sections: note.sections,
  words: note.words,
  facts: note.facts,
  findings: lint(note, { ...options, lexicon }),
  signals: [...signalsOf(note, lexicon)],
});

const drifting = builtInEntries().flatMap(({ examples }) =>
  examples.map((example) => ` ${example.replace(/\[\[|\]\]/g, "")}`),
);
const MARKS = [
  ...[
    '"',
    '." ',
    "'",
    ". ",
    "? ",
    ", ",
    "\n",
    "\n\n",
    "\r\n",
    "\n- ",
    "-",
    ": ",
    "\nPlan: ",
    "\nDuration: 45 min\n",
  ],
  ...[
    " [to add: where the person was]",
    "[to add: ",
    "]",
    "She said ",
    "Pt. ",
    "Dr. ",
    "no",
    " the dog ",
    " overdose ",
    " zorbles ",
    "loud ",
    "very ",
    " manipulative",
    "é",
    "🙂",
  ],
];

/** Where an edit begins, in thousandths of the text, how much it takes out, and what it puts there. */
const edit = fc.record({
  at: fc.nat(1000),
  out: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(60)),
  put: fc.oneof(
    fc.constantFrom(...MARKS),
    fc.constantFrom(...drifting),
    fc.string({ maxLength: 3 }),
    fc.constant(""),
  ),
});

test("reading only what an edit touched finds the same as reading the whole", () => {
  const document = fc.record({
    lexicon: fc.constantFrom(...lexicons),
    begin: fc.constantFrom(...TEXTS.flatMap(([, texts]) => texts)),
    edits: fc.array(edit, { minLength: EDITS, maxLength: EDITS }),
  });
  fc.assert(
    fc.property(document, ({ lexicon, begin, edits }) => {
      const memory = createMemory();
      let text = begin;
      for (const { at, out, put } of edits) {
        const start = Math.floor((text.length * at) / 1000);
        text = text.slice(0, start) + put + text.slice(start + out);
        expect(read(parseNote(text, {}, memory), lexicon)).toEqual(read(parseNote(text), lexicon));
      }
    }),
    { numRuns: DOCUMENTS },
  );
});

const MIXED_UP = `"" Service type: Individual  I told her she needs to call her aunt. I didn't pass on the mes He was alert and orientated times 3. HerShe said  uncle is mental, the neighbor said.sage.peer support
Date of service: Stressed the importance of showing up early. 03/14/2025
"Duration: 45 min
Location: Cedar House
`;
const QUOTED = '"I told her she needs to call her aunt." We ate.';

test.each([
  [
    "words between two paragraphs become part of one, and none of their letters changed",
    MIXED_UP,
    MIXED_UP.replace('"" Service ', '"'),
  ],
  [
    "a quotation mark that opened a sentence closes the one before it",
    QUOTED,
    `I told her she needs to call her aunt.${QUOTED}`,
  ],
])("reading only what an edit touched: %s", (_, before, after) => {
  const memory = createMemory();
  read(parseNote(before, {}, memory));
  expect(read(parseNote(after, {}, memory))).toEqual(read(parseNote(after)));
});
