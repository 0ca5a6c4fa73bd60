import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { compressFolder } from "./compress.mjs";
import { commandOf, root } from "./repository.mjs";
import { runPinned } from "./run.mjs";
import { setUp } from "./set-up.mjs";

const sources = ["src", "contract", "public", "index.html", "vite.config.ts", "package-lock.json"];
const stamp = path.join(root, "dist/.built-from");

/** Builds the browser's part into `dist`, with a compressed copy beside each file. Returns an exit code. */
export async function build() {
  const builtFrom = fingerprint();
  const code = await runPinned(commandOf("vite"), ["build", "--logLevel", "warn"]);
  if (code !== 0) return code;
  await compressFolder(path.join(root, "dist"));
  writeFileSync(stamp, builtFrom);
  return 0;
}

export async function buildIfStale() {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint()) return 0;
  console.log("Building the console.");
  return build();
}

/** Changes when a source file is added, removed, resized or written to. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap((source) => listFiles(path.join(root, source)))) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

function listFiles(file) {
  if (!existsSync(file)) return [];
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file)
    .sort()
    .flatMap((name) => listFiles(path.join(file, name)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp();
  process.exitCode = await build();
}
