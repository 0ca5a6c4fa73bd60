import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["{contract,src,server,bench,scripts}/**/*.test.{ts,tsx,mjs}"],
    setupFiles: ["server/testing/database-of-worker.ts"],
    passWithNoTests: false,
    restoreMocks: true,
    // A PostgreSQL of the usual size has connections for so many.
    maxWorkers: Math.min(4, availableParallelism()),
    testTimeout: 40_000,
    hookTimeout: 60_000,
  },
});
