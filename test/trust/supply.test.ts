import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { dependencyList, type Package } from "../../supply/dependencies.ts";
import { folderWith } from "../cli/peernote.ts";

// What others have written: which of it is in the bundles, and that it stays what it is.

type Lock = { packages: Record<string, { version: string; license?: string; integrity?: string }> };
type Manifest = Package & {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};
type Bundled = {
  inputs: Record<string, { imports: { path: string }[] }>;
  outputs: Record<string, { inputs: Record<string, object> }>;
};
type Bom = {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { name: string; version: string } };
  components: { name: string; group?: string; version: string; licenses: { license: { id: string } }[] }[];
};

const json = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;
const purposes = json<Record<string, string>>("supply/purposes.json");
const manifest = json<Manifest>("package.json");
const { packages: locked } = json<Lock>("package-lock.json");
const bundled = json<Bundled>("dist/bundled.json");

const inBundles = Object.keys(bundled.inputs).filter((path) => path !== "package.json");
const infoOf = (path: string): Package => json<Manifest>(path);
const asInstalled = (folder: string): Package => ({
  name: folder.replace(/.*node_modules\//, ""),
  version: locked[folder]!.version,
  license: locked[folder]!.license ?? "none",
});

/** Licenses that let peernote hand on what is under them, in a program under MIT, when their text comes along. */
const MAY_BE_BUNDLED = ["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0"];
/** And others that tools may have, of which nothing is handed on. Only vsce's signing, which is not used, is not open. */
const MAY_BE_A_TOOL = [
  ...MAY_BE_BUNDLED,
  ...["MPL-2.0", "Artistic-2.0", "WTFPL", "Python-2.0", "CC0-1.0", "CC-BY-3.0", "SEE LICENSE IN LICENSE.txt"],
];

test("DEPENDENCIES.md lists what is in the bundles, and what they are made with", async () => {
  const named = Object.keys(manifest.devDependencies!);
  const folders = Object.keys(locked).filter((path) => path !== "");
  const bundledFolders = inBundles.map((path) => dirname(path));
  const tools = named.map((name) => `node_modules/${name}`).filter((path) => !bundledFolders.includes(path));
  const list = dependencyList({
    bundled: inBundles.map((path) => ({
      ...infoOf(path),
      bundles: Object.entries(bundled.outputs)
        .filter(([, { inputs }]) => path in inputs)
        .map(([bundle]) => basename(bundle)),
      for: inBundles
        .filter((other) => bundled.inputs[other]!.imports.some((imported) => imported.path === path))
        .map((other) => infoOf(other).name),
    })),
    tools: tools.map(asInstalled),
    further: folders
      .filter((path) => !bundledFolders.includes(path) && !tools.includes(path))
      .map(asInstalled),
    purposes,
  });
  await expect(list).toMatchFileSnapshot("../../DEPENDENCIES.md");
  expect(Object.keys(purposes).sort(), "each with its purpose").toEqual(named.sort());
});

test("every license permits what is done with it", () => {
  expect(inBundles.length).toBeGreaterThan(20);
  for (const path of inBundles) expect(MAY_BE_BUNDLED, path).toContain(infoOf(path).license);
  for (const [path, { license }] of Object.entries(locked).filter(([path]) => path !== "")) {
    const choices = license!.replace(/^\(|\)$/g, "").split(" OR ");
    expect(
      MAY_BE_A_TOOL.filter((one) => choices.includes(one)),
      `${path}: ${license}`,
    ).not.toEqual([]);
  }
});

test("the notices hold the license of every package in the bundles", () => {
  const notices = readFileSync("dist/THIRD-PARTY-NOTICES.txt", "utf8");
  const parts = new Map(
    notices
      .split(/^=+\n/m)
      .slice(1)
      .map((part) => [part.split("\n")[0]!, part]),
  );
  const expected = inBundles
    .map(infoOf)
    .map(({ name, version, license }) => `${name} ${version} (${license})`);
  expect([...parts.keys()]).toEqual(expected);
  for (const [head, part] of parts) {
    expect(part, head).toMatch(/copyright|blue oak/i);
    expect(part, head).toMatch(/permission|redistribution|permitted|may/i);
  }
});

test("the bill of materials lists what is in the bundles, is valid, and is the same each time", () => {
  const folder = folderWith({});
  const written = ["a.json", "b.json"].map((name) => {
    execFileSync("npm", ["run", "--silent", "sbom", "--", "-o", `${folder}/${name}`], { stdio: "pipe" });
    return readFileSync(`${folder}/${name}`, "utf8"); // it is checked against the schema before it is written
  });
  expect(written[1]).toBe(written[0]);
  const bom = JSON.parse(written[0]!) as Bom;
  expect(bom.serialNumber ?? bom.metadata.timestamp).toBeUndefined();
  expect(bom.metadata.component).toMatchObject({ name: "peernote", version: manifest.version });
  const listed = bom.components.map(({ group, name, version, licenses }) =>
    [group === undefined ? name : `${group}/${name}`, version, licenses[0]!.license.id].join(" "),
  );
  const expected = inBundles
    .map(infoOf)
    .map(({ name, version, license }) => [name, version, license].join(" "));
  expect(listed.sort()).toEqual(expected.sort());
});

test.each([".", "test/vscode", "test/bench/side-by-side"])(
  "in %s every version is exact and every package has its hash",
  (folder) => {
    const { dependencies, devDependencies, optionalDependencies } = json<Manifest>(`${folder}/package.json`);
    const asked = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(asked.length).toBeGreaterThan(0);
    for (const [name, version] of asked) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
    const { packages } = json<Lock>(`${folder}/package-lock.json`);
    for (const [path, { integrity }] of Object.entries(packages).filter(([path]) => path !== ""))
      expect(integrity, path).toMatch(/^sha512-/);
    for (const [name, version] of asked)
      expect(packages[`node_modules/${name}`]!.version, name).toBe(version);
  },
);

test("what is installed is what is in the lock file, and nothing is installed for use", () => {
  expect({ ...manifest.dependencies, ...manifest.optionalDependencies }).toEqual({});
  for (const path of inBundles) expect(infoOf(path).version, path).toBe(locked[dirname(path)]!.version);
});
