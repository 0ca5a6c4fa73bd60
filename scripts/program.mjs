import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";

const [script, ...args] = process.argv.slice(2);
await setUp();
process.exitCode = await runPinned(script, args);
