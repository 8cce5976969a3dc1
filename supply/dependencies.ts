/** What a package says of itself. */
export type Package = { readonly name: string; readonly version: string; readonly license: string };

export type Dependencies = {
  /** What is in the bundles, each with the bundles that it is in and the packages that bring it along. */
  readonly bundled: readonly (Package & {
    readonly bundles: readonly string[];
    readonly for: readonly string[];
  })[];
  /** What only builds and tests are made with, as far as package.json names it. */
  readonly tools: readonly Package[];
  /** What those bring along. */
  readonly further: readonly Package[];
  readonly purposes: Readonly<Record<string, string>>;
};

/** DEPENDENCIES.md: whose work peernote is made of, under which license, and what for. */
export const dependencyList = ({ bundled, tools, further, purposes }: Dependencies): string =>
  [
    "# Dependencies",
    "",
    "Made from `package.json`, `package-lock.json` and what the bundles hold (`npx vitest run test/trust/supply.test.ts -u`). Every version is exact and",
    "every package has its hash in `package-lock.json`, so `npm ci` installs these very files or fails.",
    "",
    "## In what you install",
    "",
    `All of these are bundled: peernote loads nothing else when it runs. Their licenses stand in \`dist/THIRD-PARTY-NOTICES.txt\`, and the same list for programs, as`,
    `CycloneDX, in \`dist/sbom.cdx.json\`; the \`.vsix\` holds both. "Editor" is the VS Code extension with the language server, "command" is \`peernote\`.`,
    "",
    ...table(
      ["Package", "Version", "License", "In", "What for"],
      bundled.map(({ name, version, license, bundles, for: users }) => [
        name,
        version,
        license,
        placesOf(bundles).join(", "),
        purposes[name] ?? `for ${users.join(", ")}`,
      ]),
    ),
    "",
    "## For building and testing alone",
    "",
    "Nothing of these is in what you install.",
    "",
    ...table(
      ["Package", "Version", "License", "What for"],
      tools.map(({ name, version, license }) => [name, version, license, purposes[name] ?? ""]),
    ),
    "",
    `They bring along ${further.length} more: ${countsOf(further.map(({ license }) => license))}.`,
    "",
  ].join("\n");

const EDITOR = ["client.cjs", "client-web.js", "server.cjs", "server-web.cjs", "compromise.cjs"];

const placesOf = (bundles: readonly string[]): string[] => [
  ...(bundles.some((bundle) => EDITOR.includes(bundle)) ? ["editor"] : []),
  ...(bundles.some((bundle) => !bundle.startsWith("client")) ? ["command"] : []),
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);

/** "MIT (409), ISC (35)", the most frequent first. */
function countsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([name, count]) => `${name} (${count})`)
    .join(", ");
}
