import compromise from "compromise/two";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

// What the build changes in compromise, so that it is ready sooner. Nothing changes in what it answers.

/** Compromise makes an object for each word that it takes over from a part of itself. Without them it is ready a fifth sooner. */
export const wordsTakenOver = {
  name: "words-taken-over",
  setup({ onLoad }) {
    onLoad({ filter: /\/compromise\/src\/API\/extend\.js$/ }, ({ path }) => {
      const program = readFileSync(path, "utf8");
      const slow = "Object.assign(model, { [key]: plugin[key] })";
      if (!program.includes(slow))
        throw new Error(`${path} is no longer as it was: is "${slow}" still needed?`);
      return { contents: program.replace(slow, "model[key] = plugin[key]") };
    });
  },
};

/**
 * Compromise comes with few words and makes the others when it is loaded: all forms of each, 25,000 in all. Here they stand spelled out, which takes more
 * room and half the time. Not for the extension, which is to be small.
 */
export const wordsSpelledOut = {
  name: "words-spelled-out",
  setup({ onLoad }) {
    onLoad({ filter: /\/compromise\/src\/two\.js$/ }, async ({ path }) => ({
      contents: `${readFileSync(path, "utf8")}
        ${AS_WORDS}
        Object.assign(nlp.model().one, {
          lexicon: asWords(${byTags(one().lexicon)}),
          _multiCache: ${JSON.stringify(one()._multiCache)},
        });
        nlp.model().two.uncountable = ${JSON.stringify(compromise.model().two.uncountable)};`,
    }));
    onLoad({ filter: /\/preTagger\/model\/lexicon\/index\.js$/ }, async ({ path }) => {
      const { switches, frozenLex } = await import(pathToFileURL(path).href);
      return {
        contents: `
          ${AS_WORDS}
          export const lexicon = {};
          export const switches = asWords(${byTags(switches)});
          export const frozenLex = ${JSON.stringify(frozenLex)};`,
      };
    });
    onLoad({ filter: /\/preTagger\/model\/_expand\/index\.js$/ }, () => ({
      contents: "export default (model) => model;",
    }));
  },
};

const one = () => compromise.model().one;

const AS_WORDS = `
  function asWords(byTags) {
    const all = {};
    for (const [tags, words] of byTags) for (const word of words.split("\\n")) all[word] = tags;
    return all;
  }`;

/** Words by their tags, one or several, as a program's text. */
function byTags(words) {
  const groups = new Map();
  for (const [word, tags] of Object.entries(words)) {
    const group = JSON.stringify(tags);
    groups.set(group, [...(groups.get(group) ?? []), word]);
  }
  return `[${Array.from(groups, ([tags, group]) => `[${tags},${JSON.stringify(group.join("\n"))}]`)}]`;
}
