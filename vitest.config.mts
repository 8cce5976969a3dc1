import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/build.ts",
    testTimeout: 20_000,
    maxWorkers: "100%", // one core is left out otherwise, which on a small machine is every other one
  },
});
