import { commandOf } from "./repository.mjs";
import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";

await setUp();
const server = runPinned("--watch", ["--watch-preserve-output", "server/main.ts"]);
const browser = runPinned(commandOf("vite"), process.argv.slice(2));
process.exitCode = await Promise.race([server, browser]);
// The one that still runs gets the signal that `run` hands on.
process.kill(process.pid, "SIGTERM");
