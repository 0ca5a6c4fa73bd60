import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { closingLine } from "./tally.mjs";
import { commandOf, root } from "./repository.mjs";
import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";

const folders = ["contract", "src", "server", "e2e", "bench", "scripts"];

const checks = [
  { name: "types", script: ["typescript", "tsc"], args: ["--build"] },
  { name: "lint", script: ["oxlint"], args: ["--deny-warnings"] },
  {
    name: "import rules",
    script: ["dependency-cruiser", "depcruise"],
    args: folders.filter((folder) => existsSync(path.join(root, folder))),
  },
  { name: "format", script: ["prettier"], args: ["--check", "--log-level=warn", "."] },
  { name: "unused code", script: ["knip"], args: [] },
];

/** Runs every check, also after one has failed, and counts each as one test. */
export async function check() {
  let failed = 0;
  for (const { name, script, args } of checks) {
    console.log(`Checking ${name}.`);
    const code = await runPinned(commandOf(...script), args);
    if (code === 0) continue;
    failed += 1;
    console.error(`The check of ${name} failed.`);
  }
  return { passed: checks.length - failed, failed, skipped: 0 };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp();
  const tally = await check();
  console.log(closingLine(tally));
  process.exitCode = tally.failed === 0 ? 0 : 1;
}
