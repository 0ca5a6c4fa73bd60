import { DatabaseUnusableError } from "./database/database.ts";
import { openDatabase } from "./database/open-database.ts";
import { buildApp } from "./app.ts";
import {
  ConfigError,
  databaseLocation,
  parseConfig,
  readEnvironment,
  type Config,
} from "./config.ts";
import { connectionLines } from "./connectors/announce-connection.ts";
import { ConnectionMonitor } from "./connectors/connection-monitor.ts";
import { IntercomConnector } from "./connectors/intercom/intercom-connector.ts";
import { isLoopback } from "./http/access.ts";
import { readOrMakeToken } from "./token.ts";
import { openWorkspace } from "./open-workspace.ts";
import { openConnectedCopy } from "./sync/connected-copy.ts";

async function main(): Promise<void> {
  const config = parseConfig(readEnvironment());
  const token = config.token ?? readOrMakeToken(config.dataDir);
  const database = await openDatabase(databaseLocation(config));
  const workspace = await openWorkspace(database, config);
  const connection = openConnection(config);
  const missingCapabilities = connection?.missingCapabilities() ?? {};
  const copy =
    connection &&
    openConnectedCopy({
      database,
      connector: connection.connector,
      onError: (error) => app.log.error(error, "A sweep went wrong"),
    });
  const app = await buildApp({ config, database, token, connection, missingCapabilities, copy });

  const stop = () => {
    // A client that never finishes must not keep the process; what was acknowledged is on disk already.
    setTimeout(() => process.exit(0), 5000).unref();
    void Promise.all([app.close(), copy?.stop()]).then(() => database.close());
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);

  const listeningOn = await app.listen({ host: config.host, port: config.port });
  // Port 0 asks for any free one.
  const port = config.port || new URL(listeningOn).port;
  const address = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${port}`;
  process.stdout.write(`Objectory is at ${address}\n`);
  if (!workspace.demo || !isLoopback(config.host))
    process.stdout.write(`Sign in with the access token ${token}\n`);
  copy?.start();
  await announceConnection(connection);
}

/** Undefined where there is no token of a vendor. */
function openConnection({ intercom }: Config): ConnectionMonitor | undefined {
  if (!intercom) return undefined;
  return new ConnectionMonitor((onFailure) => new IntercomConnector({ ...intercom, onFailure }));
}

/** The server serves meanwhile: a vendor that is slow or gone keeps nobody from their own workspace. */
async function announceConnection(connection: ConnectionMonitor | undefined): Promise<void> {
  if (!connection) return;
  await connection.check();
  for (const line of connectionLines(connection.describe())) process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100).unref();
});

/** One line for what the person who starts the server can mend; the stack for what they can't. */
function startFailure(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseUnusableError) return error.message;
  if (error instanceof Error && "code" in error) {
    if (error.code === "EADDRINUSE")
      return "The port is in use by another program. Stop that one, or set PORT to a free port.";
    if (error.code === "EACCES")
      return `${error.message}. Choose a folder you may write to with OBJECTORY_DATA_DIR, or a PORT above 1023.`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
