import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The licenses of all packages in the bundles, as their authors want them handed on with every copy. */
export const noticesOf = (bundled) =>
  [
    "peernote contains the work of others. These are their licenses.\n",
    ...Object.keys(bundled.inputs)
      .filter((manifest) => manifest !== "package.json")
      .map((manifest) => {
        const { name, version, license } = JSON.parse(readFileSync(manifest, "utf8"));
        return `${"=".repeat(78)}\n${name} ${version} (${license})\n\n${licenseIn(dirname(manifest)).trim()}\n`;
      }),
  ].join("\n");

function licenseIn(folder) {
  const files = readdirSync(folder).filter((name) => /^(?:licen[cs]e|notice|copying)\b/i.test(name));
  if (files.length > 0) return files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
  const { name, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (license !== "MIT") throw new Error(`${name} comes without the text of its license (${license})`);
  return MIT(author.name ?? author.replace(/ *[<(].*/, ""));
}

/** Some packages name their license and leave its text out. */
const MIT = (author) => `Copyright (c) ${author}

${readFileSync("LICENSE", "utf8").split("\n\n").slice(2).join("\n\n")}`;
