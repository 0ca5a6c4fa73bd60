import { findPostgres } from "./find-postgres.mjs";
import { commandOf } from "./repository.mjs";
import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";

await setUp();
const postgres = await findPostgres();
const env = postgres === undefined ? {} : { TEST_DATABASE_URL: postgres.url };
process.exitCode = await runPinned(commandOf("vitest"), ["run", ...process.argv.slice(2)], { env });
await postgres?.stop();
