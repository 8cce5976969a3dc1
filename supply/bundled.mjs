/** What is in no package is peernote's own. */
const OWN = "package.json";

/**
 * What the bundles are made of: esbuild's account of all builds together, in its own form, but by packages in place of files. The bill of
 * materials, the notices and DEPENDENCIES.md are made of it, so they tell what is in the bundles and not what was installed.
 */
export function bundledIn(metafiles) {
  const all = (part) => metafiles.flatMap((metafile) => Object.entries(metafile[part]));
  const outputs = all("outputs").map(([name, { inputs }]) => [
    name,
    { entryPoint: OWN, inputs: bytesByPackage(inputs) },
  ]);
  const packages = unique(outputs.flatMap(([, { inputs }]) => Object.keys(inputs)));
  const imports = all("inputs").flatMap(([path, { imports }]) =>
    imports
      .filter(({ external }) => !external)
      .map((imported) => ({ from: packageOf(path), to: packageOf(imported.path) })),
  );
  const importedBy = (one) =>
    unique(imports.filter(({ from, to }) => from === one && to !== one && to !== OWN).map(({ to }) => to));
  return {
    inputs: Object.fromEntries(
      packages.map((one) => [
        one,
        {
          imports: importedBy(one)
            .filter((path) => packages.includes(path))
            .map((path) => ({ path })),
        },
      ]),
    ),
    outputs: Object.fromEntries(outputs.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function bytesByPackage(inputs) {
  const bytes = {};
  for (const [path, { bytesInOutput }] of Object.entries(inputs))
    bytes[packageOf(path)] = (bytes[packageOf(path)] ?? 0) + bytesInOutput;
  const kept = Object.keys(bytes).filter((one) => bytes[one] > 0);
  return Object.fromEntries(kept.sort().map((one) => [one, { bytesInOutput: bytes[one] }]));
}

/** The package of a file, by its manifest: `node_modules/a/node_modules/b/package.json`. */
const packageOf = (path) =>
  `${/^(?:.*:)?(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+\/)/.exec(path)?.[1] ?? ""}${OWN}`;

const unique = (names) => [...new Set(names)].sort();
