import { buildIfStale } from "./build.mjs";
import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";

await setUp();
process.exitCode =
  (await buildIfStale()) || (await runPinned("server/main.ts", process.argv.slice(2)));
