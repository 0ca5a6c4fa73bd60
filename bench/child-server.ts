import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface ChildServer {
  /** Without a slash at the end. */
  url: string;
  stop(): Promise<void>;
}

/** Start a server of its own process, and wait for the line in which it says its address. */
export async function startChildServer(
  file: string,
  environment: Record<string, string>,
): Promise<ChildServer> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await printedAddress(child);
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

async function printedAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("the server has no output");
  for await (const line of createInterface(child.stdout)) {
    const address = /https?:\/\/\S+/.exec(line)?.[0];
    if (address !== undefined) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error("a server ended before it listened");
}
