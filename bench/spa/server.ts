import { buildApp } from "../../server/app.ts";
import { databaseLocation, parseConfig } from "../../server/config.ts";
import { openDatabase } from "../../server/database/open-database.ts";
import { readOrMakeToken } from "../../server/token.ts";
import { addBarePage } from "./bare-page.ts";

// Objectory as it is, with the bare page beside it under the same address.
const config = parseConfig({ ...process.env, LOG_LEVEL: "silent" });
const database = await openDatabase(databaseLocation(config));
const app = await buildApp({ config, database, token: readOrMakeToken(config.dataDir) });
addBarePage(app);
process.stdout.write(`listening at ${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
process.once("SIGTERM", () => void app.close().then(() => database.close()));
