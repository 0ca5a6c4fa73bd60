import { buildIfStale } from "./build.mjs";
import { findBrowser } from "./find-browser.mjs";
import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";

await setUp();
const browser = await findBrowser();
const code = browser === undefined ? 1 : await buildIfStale();
process.exitCode =
  code || (await runPinned("e2e/take-screenshots.ts", [], { env: { CHROMIUM_PATH: browser } }));
