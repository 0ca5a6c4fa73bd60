import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";

const isRoot = process.getuid?.() === 0;
const executablePath = process.env["CHROMIUM_PATH"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  workers: availableParallelism(),
  forbidOnly: process.env["CI"] === "true",
  // Only where no one watches: a machine that stalls for seconds must not hold a change back. A second failure does.
  retries: process.env["CI"] === "true" ? 1 : 0,
  timeout: 120_000,
  // Two browsers, two servers and their databases share what may be two slow cores.
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/journeys.json" }]],
  outputDir: "test-results",
  use: {
    browserName: "chromium",
    // Recording costs a quarter of the time: in CI the second try is looked at.
    trace: process.env["CI"] === "true" ? "on-first-retry" : "retain-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium's sandbox does not run as root.
        ...(isRoot ? ["--no-sandbox"] : []),
        // Nothing but the page under test goes to the network.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--disable-gpu",
        "--no-first-run",
      ],
    },
  },
});
