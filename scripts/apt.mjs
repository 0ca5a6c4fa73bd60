import { existsSync } from "node:fs";
import { run } from "./run.mjs";

/** True as root on Debian and its kin. */
export function canAptInstall() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

export async function aptInstall(packageName) {
  console.log(`Installing Debian's ${packageName}.`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-qq"], { env });
  return run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", packageName], { env });
}
