import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { pinnedNode, root } from "./repository.mjs";

/** Runs a command to its end, hands on the signals we get, and returns its exit code (128 + n for signal n). */
export function run(command, args, { env = {}, ...options } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
    ...options,
  });
  // A terminal sends Ctrl-C to the child itself; a second one would cut its orderly close short.
  const interrupt = () => process.stdin.isTTY || child.kill("SIGINT");
  const terminate = () => child.kill("SIGTERM");
  process.on("SIGINT", interrupt).on("SIGTERM", terminate).on("SIGHUP", terminate);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", interrupt).off("SIGTERM", terminate).off("SIGHUP", terminate);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

// What Node compiled, and stripped of types, is kept: a second start needs half the time.
const NODE_COMPILE_CACHE = path.join(root, "node_modules/.cache/compiled");

/** Runs a script on the pinned Node, which is also the `node` of whatever that script starts. */
export function runPinned(script, args = [], { env = {}, ...options } = {}) {
  const PATH = path.dirname(pinnedNode) + path.delimiter + (process.env.PATH ?? "");
  const all = { PATH, NODE_COMPILE_CACHE, ...env };
  return run(pinnedNode, [script, ...args], { env: all, ...options });
}
