import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const program = path.join(import.meta.dirname, "../main.ts");
const heap = ["--max-semi-space-size=16", "--heap-growing-percent=50"];
export const processToken = "a-token-for-one-process";

/** The server as `npm start` runs it, in a process of its own. */
export interface ServerProcess {
  /** Such as `http://127.0.0.1:40123`. */
  address: string;
  pid: number;
  /** What it has printed so far, log and all. */
  printed(): string;
  /** End it without a chance to do anything more, and wait until it is gone. */
  kill(): Promise<void>;
}

export interface FailedStart {
  exitCode: number;
  errors: string;
}

/** Start a server and wait until it listens, or until it gives up. */
export async function startServerProcess(
  settings: Record<string, string>,
): Promise<ServerProcess | FailedStart> {
  const child = spawn(process.execPath, [...heap, program], {
    env: {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: "",
      OBJECTORY_TOKEN: processToken,
      OBJECTORY_DEMO: "none",
      OBJECTORY_RATE_LIMIT: "900000000",
      LOG_LEVEL: "silent",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit");
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  let printed = "";
  const listening = new Promise<string>((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const [address] = /http:\/\/[\d.]+:\d+(?=\n)/.exec(printed) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
  const first = await Promise.race([listening, exited]);
  if (typeof first !== "string") return { exitCode: first[0] as number, errors };
  return {
    address: first,
    pid: child.pid ?? 0,
    printed: () => printed + errors,
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** For tests that need the server to run. */
export async function startedServer(settings: Record<string, string>): Promise<ServerProcess> {
  const started = await startServerProcess(settings);
  if ("errors" in started) throw new Error(`The server did not start: ${started.errors}`);
  return started;
}
