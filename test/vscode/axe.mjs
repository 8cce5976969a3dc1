import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const AXE = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/**
 * Fails where axe finds that something in an element breaks WCAG 2, level A or AA, or what else `tags` name. The last argument names
 * what is VS Code's own markup within it: `rules` that are left out, and `parts` (selectors) that are not looked at.
 */
export async function assertAccessible(locator, { rules = [], parts = [], tags = WCAG } = {}) {
  const page = locator.page();
  // Not as a script element, which the workbench's content security policy forbids.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const { violations, passes } = await locator.evaluate(
    (include, { rules, parts, tags }) =>
      globalThis.axe.run(
        { include, exclude: parts.flatMap((part) => [...include.querySelectorAll(part)]) },
        {
          runOnly: tags,
          rules: Object.fromEntries(rules.map((id) => [id, { enabled: false }])),
        },
      ),
    { rules, parts, tags },
  );
  assert.ok(passes.length > 0, "nothing was looked at");
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ rule: id, html, why: failureSummary })),
    ),
    [],
  );
}

export const WCAG = ["wcag2a", "wcag2aa"];
