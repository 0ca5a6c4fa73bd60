import { parseConfig, ConfigError, type IntercomSettings } from "../config.ts";
import { connectionLines } from "../connectors/announce-connection.ts";
import { ConnectionMonitor } from "../connectors/connection-monitor.ts";
import { IntercomConnector } from "../connectors/intercom/intercom-connector.ts";
import { openQuestions } from "./ask.ts";
import { writeEnvFile } from "./env-file.ts";

const file = ".env";
const usage = `Usage: npm run connect -- intercom

Asks for the access token of an Intercom app, checks it, and writes it to the file .env, readable by its owner alone.
The server reads it at its next start.`;

async function main(): Promise<void> {
  if (process.argv[2] !== "intercom" || process.argv.length > 3) {
    process.stdout.write(`${usage}\n`);
    if (process.argv.length > 2) process.exitCode = 1;
    return;
  }
  const settings = await askSettings();
  process.stdout.write("Asking Intercom whose account this is…\n");
  const connection = new ConnectionMonitor(
    (onFailure) => new IntercomConnector({ ...settings, onFailure }),
  );
  await connection.check();
  const found = connection.describe();
  for (const line of connectionLines(found)) process.stdout.write(`${line}\n`);
  if (found.status === "failed") {
    process.stdout.write(`Nothing was written to ${file}.\n`);
    process.exitCode = 1;
    return;
  }
  writeEnvFile(file, {
    INTERCOM_ACCESS_TOKEN: settings.token,
    INTERCOM_REGION: settings.location,
  });
  process.stdout.write(`Written to ${file}, readable by its owner alone. Now run: npm start\n`);
}

/** Throws `ConfigError` where an answer can't be used. */
async function askSettings(): Promise<IntercomSettings> {
  const questions = openQuestions();
  try {
    const token = await questions.askSecret(
      "Access token, from Intercom's Developer Hub under your app's Authentication (not shown): ",
    );
    const region = await questions.ask("Region of the workspace: us, eu or au [us]: ");
    const { intercom } = parseConfig({ INTERCOM_ACCESS_TOKEN: token, INTERCOM_REGION: region });
    if (!intercom) throw new ConfigError("Without an access token there is nothing to connect.");
    return intercom;
  } finally {
    questions.close();
  }
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || (error instanceof Error && "code" in error);
  process.stderr.write(`${isExpected ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
