import { defineConfig } from "vitest/config";

const every = { testTimeout: 60_000 }; // a machine that does other things, too, is no reason to fail

export default defineConfig({
  test: {
    globalSetup: "test/build.ts",
    maxWorkers: "100%", // one core is left out otherwise, which on a small machine is every other one
    projects: [
      // The core is pure: its tests share it, and with it the lexicon, which takes long to make ready.
      { test: { ...every, name: "unit", include: ["test/unit/**/*.test.ts"], isolate: false } },
      { test: { ...every, name: "edges", include: ["test/{cli,lsp,trust}/**/*.test.ts"] } },
    ],
  },
});
