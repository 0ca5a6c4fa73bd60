import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { pinnedNode, readJson, root } from "./repository.mjs";
import { run } from "./run.mjs";

/** Installs what is missing or stale, and ends the process with a way out where that can't be done. */
export async function setUp() {
  if (isStale()) {
    console.log("Installing packages (npm ci). This takes a minute.");
    const code = await runNpm(["ci", "--loglevel=error", "--no-audit", "--no-fund"]);
    if (code !== 0) fail("Packages could not be installed. The lines above say why.");
  }
  if (!hasPinnedNode()) await installPinnedNode();
}

/** npm notes in `node_modules/.package-lock.json` what it installed; optional packages may be left out. */
function isStale() {
  if (!existsSync(path.join(root, "node_modules/.package-lock.json"))) return true;
  const installed = readJson("node_modules/.package-lock.json").packages;
  return Object.entries(readJson("package-lock.json").packages).some(
    ([folder, wanted]) =>
      folder !== "" && !wanted.optional && installed[folder]?.version !== wanted.version,
  );
}

function hasPinnedNode() {
  const wanted = readJson("package.json").dependencies.node;
  const { stdout } = spawnSync(pinnedNode, ["--version"], { encoding: "utf8" });
  return stdout?.trim() === `v${wanted}`;
}

/** npm runs install scripts only of packages that package.json allows, and some set-ups of npm run none at all. */
async function installPinnedNode() {
  console.log("Installing the pinned Node.");
  const folder = path.join(root, "node_modules/node");
  await run(process.execPath, ["installArchSpecificPackage"], { cwd: folder });
  if (hasPinnedNode()) return;
  fail(
    `The pinned Node (${pinnedNode}) does not run. Allow the install script of the package "node" ` +
      "(npm config get ignore-scripts should say false), delete node_modules and try again.",
  );
}

/** npm on the machine's own Node: the pinned one is replaced while npm works. */
function runNpm(args) {
  const PATH = (process.env.PATH ?? "")
    .split(path.delimiter)
    .filter((folder) => !folder.endsWith(path.join("node_modules", ".bin")))
    .join(path.delimiter);
  return run("npm", args, { env: { PATH }, shell: process.platform === "win32" });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await setUp();
