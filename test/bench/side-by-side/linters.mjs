import { TextlintKernel } from "@textlint/kernel";
import textPlugin from "@textlint/textlint-plugin-text";
import { text as alex } from "alex";
import nlp from "compromise";
import { getDefaultSettings, spellCheckDocument } from "cspell-lib";
import * as harper from "harper.js";
import { binary } from "harper.js/binary";
import { lint as markdownlint } from "markdownlint/sync";
import retextEnglish from "retext-english";
import retextEquality from "retext-equality";
import retextStringify from "retext-stringify";
import { unified } from "unified";
import writeGood from "write-good";
import { loadEngine } from "../load-engine.mjs";

const engine = loadEngine();

/**
 * What is measured: a name, what it does, and a function that makes it ready and gives one that lints a text and says how many
 * findings there are, or, where it is told how many it takes at a time, one that lints as many texts. Each has the settings that it comes with; where it has no words of its own it gets the plain ones of
 * peernote's lexicon, in one alternation.
 */
export const linters = [
  {
    name: "peernote",
    does: "all rules, all ten facts, the second reader; notes side by side, as in a folder or an export",
    atATime: engine.chunk,
    ready: () => engine.lintChunk,
  },
  {
    name: "peernote, one note after the other",
    does: "the same, as in an editor",
    ready: () => engine.lint,
  },
  {
    name: "peernote, without the second reader",
    does: "all rules, all ten facts; notes side by side",
    atATime: engine.chunk,
    ready: () => (texts) => engine.lintChunk(texts, { reader: false }),
  },
  {
    name: "write-good",
    does: "some word lists: weasel words, passive voice, adverbs, clichés",
    ready: () => (text) => writeGood(text).length,
  },
  {
    name: "one alternation in write-good",
    does: "peernote's plain phrases as one regular expression",
    ready: () => {
      const only = { weasel: false, illusion: false, so: false, thereIs: false, passive: false };
      const none = { adverb: false, tooWordy: false, cliches: false, eprime: false };
      const drift = { fn: (text) => placesOf(phrases(), text), explanation: "drifts" };
      return (text) => writeGood(text, { ...only, ...none, checks: { drift } }).length;
    },
  },
  {
    name: "one alternation in textlint",
    does: "peernote's plain phrases as one regular expression, over textlint's tree of a text",
    ready: () => {
      const kernel = new TextlintKernel();
      const expression = phrases();
      const rule = ({ Syntax, RuleError, report, getSource, locator }) => ({
        [Syntax.Str](node) {
          for (const { index, offset } of placesOf(expression, getSource(node)))
            report(node, new RuleError("drifts", { padding: locator.range([index, index + offset]) }));
        },
      });
      const options = {
        ext: ".txt",
        plugins: [{ pluginId: "text", plugin: textPlugin.default ?? textPlugin }],
        rules: [{ ruleId: "drift", rule }],
      };
      return async (text) => (await kernel.lintText(text, options)).messages.length;
    },
  },
  {
    name: "markdownlint",
    does: "the form of Markdown",
    ready: () => (text) => markdownlint({ strings: { note: text } }).note.length,
  },
  {
    name: "cspell-lib",
    does: "spelling in English",
    ready: async () => {
      const settings = { ...(await getDefaultSettings()), language: "en" };
      return async (text) =>
        (await spellCheckDocument({ uri: "note.txt", text }, { noConfigSearch: true }, settings)).issues
          .length;
    },
  },
  {
    name: "retext-equality",
    does: "words that hurt, over a tree of sentences and words",
    ready: () => {
      const processor = unified().use(retextEnglish).use(retextEquality).use(retextStringify);
      return (text) => processor.processSync(text).messages.length;
    },
  },
  {
    name: "alex",
    does: "words that hurt, in Markdown",
    ready: () => (text) => alex(text).messages.length,
  },
  {
    name: "harper.js",
    does: "spelling and grammar in English",
    ready: async () => {
      const linter = new harper.LocalLinter({ binary });
      await linter.setup();
      return async (text) => (await linter.lint(text)).length;
    },
  },
  {
    name: "compromise on the whole note",
    does: "a part of speech for each word, no findings",
    ready: () => (text) => nlp(text).document.length,
  },
  {
    name: "a loop over the letters",
    does: "nothing: the floor",
    ready: () => (text) => {
      let sum = 0;
      for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at) & 1;
      return sum;
    },
  },
];

/** The phrases of peernote's lexicon that are nothing but words, longest first. */
function phrases() {
  const plain = loadEngine()
    .entries.flatMap(({ terms }) => terms)
    .filter((term) => /^[a-z' -]+$/.test(term))
    .sort((a, b) => b.length - a.length);
  return new RegExp(`\\b(?:${plain.join("|")})\\b`, "gi");
}

const placesOf = (expression, text) =>
  Array.from(text.matchAll(expression), ({ index, 0: { length: offset } }) => ({ index, offset }));
