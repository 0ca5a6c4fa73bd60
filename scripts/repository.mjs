import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** The Node that the project runs on, whatever the machine's own is. */
export const pinnedNode = path.join(
  root,
  "node_modules/node/bin",
  process.platform === "win32" ? "node.exe" : "node",
);

export function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), "utf8"));
}

/** The script behind a command of an installed package: `commandOf("typescript", "tsc")`. */
export function commandOf(packageName, command = packageName) {
  const { bin } = readJson(`node_modules/${packageName}/package.json`);
  const script = typeof bin === "string" ? bin : bin[command];
  return path.join(root, "node_modules", packageName, script);
}
