import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "./build.mjs";
import { check } from "./check.mjs";
import { findBrowser } from "./find-browser.mjs";
import { findPostgres } from "./find-postgres.mjs";
import { commandOf, root } from "./repository.mjs";
import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";
import { closingLine, sum, tallyPlaywright, tallySuite, tallyVitest } from "./tally.mjs";

const oneFailure = { passed: 0, failed: 1, skipped: 0 };
const reports = path.join(root, "node_modules/.cache/reports");

/** Runs one part after another, so that a part that breaks does not hide what the others have to say. */
async function main() {
  await setUp();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const browser = await part("Browser", findBrowser);
  const tallies = [(await part("Checks", check)) ?? oneFailure];

  let postgres;
  try {
    postgres = await findPostgres();
  } catch (error) {
    console.error(error.message);
    tallies.push(oneFailure);
  }
  const env = {
    ...(browser && { CHROMIUM_PATH: browser }),
    ...(postgres && { TEST_DATABASE_URL: postgres.url }),
  };
  tallies.push((await part("Unit and store tests", () => runUnitTests(env))) ?? oneFailure);
  tallies.push((await part("Journeys", () => runJourneys(env))) ?? oneFailure);
  await postgres?.stop();
  return sum(tallies);
}

async function part(name, start) {
  const startedAt = Date.now();
  console.log(`\n== ${name}`);
  try {
    return await start();
  } catch (error) {
    console.error(error);
    return undefined;
  } finally {
    console.log(`== ${name}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

async function runUnitTests(env) {
  const report = path.join(reports, "unit.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runPinned(commandOf("vitest"), args, { env });
  return tallySuite(code, report, tallyVitest);
}

async function runJourneys(env) {
  if (env.CHROMIUM_PATH === undefined || (await build()) !== 0) return oneFailure;
  const report = path.join(reports, "journeys.json");
  const code = await runPinned(commandOf("@playwright/test", "playwright"), ["test"], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return tallySuite(code, report, tallyPlaywright);
}

const tally = await main();
console.log(`\n${closingLine(tally)}`);
process.exitCode = tally.failed === 0 ? 0 : 1;
