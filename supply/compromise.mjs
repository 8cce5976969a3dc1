import compromise from "compromise/two";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// What the build changes in compromise, so that it is ready sooner. Nothing changes in what it answers.

/** Compromise makes an object for each word that it takes over from a part of itself. Without them it is ready a fifth sooner. */
export const wordsTakenOver = {
  name: "words-taken-over",
  setup({ onLoad }) {
    onLoad({ filter: /\/compromise\/src\/API\/extend\.js$/ }, ({ path }) => ({
      contents: changed(path, "Object.assign(model, { [key]: plugin[key] })", "model[key] = plugin[key]"),
    }));
  },
};

/**
 * Compromise comes with few words and makes the others when it is loaded: all forms of each, 25,000 in all. Here they stand spelled out and are looked up when
 * they are asked for, which takes more room and next to no time. Not for the extension, which is to be small.
 */
export const wordsSpelledOut = {
  name: "words-spelled-out",
  setup({ onLoad }) {
    onLoad({ filter: /\/compromise\/src\/two\.js$/ }, ({ path }) => ({
      contents: `
        import { lookedUp } from "${resolve("supply/looked-up.mjs")}";
        ${readFileSync(path, "utf8")}
        Object.assign(nlp.model().one, {
          lexicon: lookedUp(${byLetters(model().one.lexicon)}),
          _multiCache: ${JSON.stringify(model().one._multiCache)},
        });
        Object.assign(nlp.model().two, {
          switches: lookedUp(${byLetters(model().two.switches)}),
          uncountable: ${JSON.stringify(model().two.uncountable)},
        });`,
      resolveDir: dirname(path),
    }));
    onLoad({ filter: /\/preTagger\/model\/lexicon\/index\.js$/ }, async ({ path }) => {
      const { frozenLex } = await import(pathToFileURL(path).href);
      return {
        contents: `
          export const lexicon = {};
          export const switches = {};
          export const frozenLex = ${JSON.stringify(frozenLex)};`,
      };
    });
    onLoad({ filter: /\/preTagger\/model\/_expand\/index\.js$/ }, () => ({
      contents: "export default (model) => model;",
    }));
  },
};

/**
 * Compromise reads its 570 patterns when it is first asked, though few of them have a word in a sentence that they could begin
 * with. Here it is written down which those are, and a pattern is read when it is first tried.
 */
export const patternsWhenTried = {
  name: "patterns-when-tried",
  setup({ onLoad }) {
    onLoad({ filter: /\/postTagger\/model\/index\.js$/ }, () => ({
      contents: "export default { two: { matches: [] } };",
    }));
    onLoad({ filter: /\/postTagger\/compute\/index\.js$/ }, ({ path }) => ({
      contents: `
        import { patternsFor } from "${resolve("supply/patterns.mjs")}";
        ${changed(path, "methods.one.buildNet(model.two.matches, world)", `patternsFor(world, ${patterns()})`)}`,
    }));
  },
};

const model = () => compromise.model();

/** A file of compromise with other words in one place. */
function changed(path, before, after) {
  const program = readFileSync(path, "utf8");
  if (!program.includes(before))
    throw new Error(`${path} is no longer as it was: is "${before}" still needed?`);
  return program.replace(before, () => after);
}

/** Words and their tags as what `lookedUp` is told: each different tag or list of tags, and the words by their first letter with the number of theirs. */
function byLetters(words) {
  const tags = [...new Set(Object.values(words).map((tag) => JSON.stringify(tag)))];
  const letters = {};
  for (const [word, tag] of Object.entries(words)) {
    if (/[~_]/.test(word)) throw new Error(`"${word}" cannot be written down`);
    letters[word[0]] = `${letters[word[0]] ?? "~"}${word}_${tags.indexOf(JSON.stringify(tag))}~`;
  }
  return `[${tags}], ${JSON.stringify(letters)}`;
}

/** The patterns as what `patternsFor` is told: what they are, and which of them are worth trying for what is in a sentence. */
function patterns() {
  const written = model().two.matches.map((pattern) => ({ ...pattern }));
  const read = written.map((pattern) => ({ ...pattern }));
  const { hooks, always } = compromise.methods().one.buildNet(read, compromise.world());
  if (always.length > 0) throw new Error("compromise has patterns without a word to begin with");
  const all = written.map(({ notIf, ...pattern }, at) => {
    const { ifNo, needs, wants, minWant, minWords } = read[at];
    return { ...pattern, ifNo, needs, wants, minWant, minWords, butNot: notIf };
  });
  const places = Object.entries(hooks).map(([hook, tried]) => [hook, tried.map((one) => read.indexOf(one))]);
  return [all, Object.fromEntries(places)].map((part) => JSON.stringify(JSON.stringify(part))).join();
}
