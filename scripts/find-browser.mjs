import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { aptInstall, canAptInstall } from "./apt.mjs";
import { commandOf, pinnedNode, root } from "./repository.mjs";
import { runPinned } from "./run.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The path of a Chromium that runs, installed if need be; undefined, after saying what to do, where none can be had. */
export async function findBrowser() {
  const found = findInstalled() ?? (await installOwn()) ?? (await installFromDebian());
  if (found === undefined) {
    console.error(
      "No browser for the tests. Install Chromium or Chrome, or set CHROMIUM_PATH to the program of one.",
    );
  }
  return found;
}

function findInstalled() {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== "") {
    if (runs(given)) return given;
    console.error(`CHROMIUM_PATH is ${given}, which does not run.`);
    return undefined;
  }
  const name = names.find(runs);
  return name === undefined ? findOwn() : whereIs(name);
}

/** The browser that Playwright keeps in its cache, if it is there. */
function findOwn() {
  const print = 'process.stdout.write(require("@playwright/test").chromium.executablePath())';
  const { stdout } = spawnSync(pinnedNode, ["-e", print], { cwd: root, encoding: "utf8" });
  return stdout && existsSync(stdout) && runs(stdout) ? stdout : undefined;
}

async function installOwn() {
  if (process.env.CHROMIUM_PATH) return undefined;
  console.log("No Chromium found. Installing Playwright's.");
  await runPinned(commandOf("@playwright/test", "playwright"), ["install", "chromium"], {
    timeout: 300_000,
  });
  return findOwn();
}

async function installFromDebian() {
  if (process.env.CHROMIUM_PATH || !canAptInstall()) return undefined;
  await aptInstall("chromium");
  return runs("chromium") ? whereIs("chromium") : undefined;
}

/** Some systems have a `chromium` that only says how to get the real one, so it is asked for its version. */
function runs(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}

function whereIs(name) {
  return spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const browser = await findBrowser();
  if (browser === undefined) process.exitCode = 1;
  else console.log(browser);
}
