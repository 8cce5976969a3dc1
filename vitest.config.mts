import { defineConfig } from "vitest/config";

const every = {
  testTimeout: 60_000, // a machine that does other things, too, is no reason to fail
  isolate: false, // the core is pure, so tests share it, and with it the lexicon, which takes long to make ready
};

export default defineConfig({
  test: {
    globalSetup: "test/build.ts",
    maxWorkers: "100%", // one core is left out otherwise, which on a small machine is every other one
    projects: [
      { test: { ...every, name: "unit", include: ["test/unit/**/*.test.ts"] } },
      { test: { ...every, name: "edges", include: ["test/{cli,lsp,trust}/**/*.test.ts"] } },
    ],
  },
});
