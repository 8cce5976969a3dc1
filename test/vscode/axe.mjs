import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const AXE = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/**
 * Fails where axe finds that something in an element breaks WCAG 2, level A or AA. The last argument names what is VS Code's own
 * markup within it: `rules` that are left out, and `parts` (selectors) that are not looked at.
 */
export async function assertAccessible(locator, { rules = [], parts = [] } = {}) {
  const page = locator.page();
  // Not as a script element, which the workbench's content security policy forbids.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const { violations, passes } = await locator.evaluate(
    (include, { rules, parts }) =>
      globalThis.axe.run(
        { include, exclude: parts.flatMap((part) => [...include.querySelectorAll(part)]) },
        {
          runOnly: ["wcag2a", "wcag2aa"],
          rules: Object.fromEntries(rules.map((id) => [id, { enabled: false }])),
        },
      ),
    { rules, parts },
  );
  assert.ok(passes.length > 0, "nothing was looked at");
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({ rule: id, html, why: failureSummary })),
    ),
    [],
  );
}
