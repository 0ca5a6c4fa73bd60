import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { ConfigError, databaseLocation, parseConfig, readEnvironment } from "../config.ts";
import { DatabaseUnusableError, type Database } from "../database/database.ts";
import { openDatabase } from "../database/open-database.ts";
import { confirm } from "../import/confirm.ts";
import { findWorkspace } from "../workspace/workspace.ts";
import { demoSize, type DemoSize } from "./demo-size.ts";
import { makeDemo } from "./make-demo.ts";

const usage = `Fills a new workspace with the demo shop.

  npm run demo -- --instances 100000

  --instances NUMBER   how many instances; contacts and conversations follow (2,500 if left out)
  --replace            make it in the place of the demo that is there
  --yes                do not ask before replacing

It goes to the folder OBJECTORY_DATA_DIR, or to the PostgreSQL database DATABASE_URL.`;

async function main(): Promise<void> {
  const options = parseOptions();
  if (options === undefined) return console.log(usage);
  const config = parseConfig(readEnvironment());
  // The demo is embedded, and goes beside the copy of a vendor's account.
  const database = await openDatabase(databaseLocation({ ...config, intercom: undefined }));
  try {
    await refuseWorkspace(database, options);
    const startedAt = performance.now();
    await makeWithProgress(database, options.size, options.replace);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const start = config.intercom ? "npm start, without INTERCOM_ACCESS_TOKEN" : "npm start";
    console.log(`Made ${describe(options.size)} in ${seconds} s. Start with ${start}.`);
  } finally {
    await database.close();
  }
}

interface Options {
  size: DemoSize;
  replace: boolean;
  yes: boolean;
}

/** Undefined where only help is wanted. */
function parseOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      instances: { type: "string" },
      replace: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const { instances, replace, yes } = values;
  if (instances !== undefined && !/^[1-9]\d{0,6}$/.test(instances)) {
    throw new ConfigError(`--instances must be a whole number up to 9999999, not "${instances}".`);
  }
  const size = demoSize(instances === undefined ? "small" : Number(instances));
  return { size, replace, yes };
}

/** Throws where there is a workspace that must stay. */
async function refuseWorkspace(database: Database, { replace, yes }: Options): Promise<void> {
  const workspace = await findWorkspace(database);
  if (workspace === undefined) return;
  const elsewhere = "name another folder with OBJECTORY_DATA_DIR";
  if (!workspace.demo) {
    throw new ConfigError(
      `The workspace "${workspace.name}" is there and is no demo; it was left as it is. To make a demo, ${elsewhere}.`,
    );
  }
  if (!replace) {
    throw new ConfigError(
      `A demo workspace is there already; it was left as it is. Add --replace to make it anew, or ${elsewhere}.`,
    );
  }
  if (!yes && !(await confirm("This removes the demo workspace and all edits made in it."))) {
    throw new ConfigError("Nothing was changed.");
  }
}

async function makeWithProgress(
  database: Database,
  size: DemoSize,
  replace: boolean,
): Promise<void> {
  const bar = new SingleBar({
    format: "{bar} {percentage} % · {value} of {total} records · {eta} s left",
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(size.instances + size.contacts + size.conversations, 0);
  try {
    await makeDemo(database, size, { replace, onProgress: (records) => bar.increment(records) });
  } finally {
    bar.stop();
  }
}

function describe({ instances, contacts, conversations }: DemoSize): string {
  const count = (number: number) => number.toLocaleString("en");
  return `${count(instances)} instances, ${count(contacts)} contacts and ${count(conversations)} conversations`;
}

main().catch((error: unknown) => {
  const isPlain =
    error instanceof ConfigError ||
    error instanceof DatabaseUnusableError ||
    (error instanceof TypeError && "code" in error);
  if (error instanceof Error) console.error(isPlain ? error.message : error.stack);
  process.exitCode = 1;
});
