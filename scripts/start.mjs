import { buildIfStale } from "./build.mjs";
import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";

// Left to itself, Node lets what nobody needs any more pile up. A sweep of 75,000 records took 477 MB; it takes 300 where
// young objects are looked through sooner, and 200 where old ones are, too, in the same time.
const youngObjects = "--max-semi-space-size=16";
const oldObjects = "--heap-growing-percent=50";

await setUp();
process.exitCode =
  (await buildIfStale()) ||
  (await runPinned(youngObjects, [oldObjects, "server/main.ts", ...process.argv.slice(2)]));
