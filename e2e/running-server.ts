import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../server/main.ts", import.meta.url));
export const token = "a-token-for-journeys-only";

/** A server of its own, on a fresh database; `start` after `stop` brings it back at the same address with the same data. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:40123`. */
  address: string;
  dataDir: string;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stop it and delete its data. */
  remove(): Promise<void>;
}

export async function runServer(
  demo: string,
  settings: Record<string, string> = {},
): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "objectory-e2e-"));
  let { child, address } = await spawnServer({ dataDir, demo, port: "0", settings });
  const stop = () => ended(child);
  return {
    address,
    dataDir,
    stop,
    start: async () => {
      ({ child, address } = await spawnServer({
        dataDir,
        demo,
        port: new URL(address).port,
        settings,
      }));
    },
    remove: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface ServerSettings {
  dataDir: string;
  demo: string;
  port: string;
  /** More settings of the environment. */
  settings: Record<string, string>;
}

async function spawnServer({ dataDir, demo, port, settings }: ServerSettings) {
  const child = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: port,
      DATABASE_URL: "",
      OBJECTORY_DATA_DIR: dataDir,
      OBJECTORY_DEMO: demo,
      OBJECTORY_TOKEN: token,
      LOG_LEVEL: "warn",
      ...settings,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { child, address: await printedAddress(child) };
}

/** The server says where it listens once it does. */
async function printedAddress(child: ChildProcess): Promise<string> {
  let printed = "";
  // The stream stays open and is read on: what the server prints later must neither fail nor wait.
  for await (const text of child.stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    printed += String(text);
    const [address] = /http:\/\/[\d.]+:\d+/.exec(printed) ?? [];
    if (address === undefined) continue;
    child.stdout?.resume();
    return address;
  }
  throw new Error(`The server did not start. ${printed}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exit;
}
