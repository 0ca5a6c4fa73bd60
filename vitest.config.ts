import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["{contract,src,server,bench,scripts}/**/*.test.{ts,tsx,mjs}"],
    passWithNoTests: false,
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
