import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { aptInstall, canAptInstall } from "./apt.mjs";
import { startPostgres } from "./temporary-postgres.mjs";

const debian = "/usr/lib/postgresql";
const isCi = process.env.CI === "true";

/**
 * A PostgreSQL for tests: `{ url, stop }`. Undefined where there is none, which only CI takes for a failure:
 * elsewhere the tests that need it are reported as skipped.
 */
export async function findPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== "") return { url: given, stop: async () => {} };
  let programs = findPrograms();
  if (programs === undefined && isCi && canAptInstall()) {
    await aptInstall("postgresql");
    programs = findPrograms();
  }
  if (programs !== undefined) return startPostgres(programs);
  if (isCi) throw new Error("CI must run the PostgreSQL tests, and no PostgreSQL is to be had.");
  console.log(
    "No PostgreSQL found, so its tests are skipped. Install it or set TEST_DATABASE_URL to run them.",
  );
  return undefined;
}

/** The folder that holds `initdb` and `postgres`: on the PATH, else Debian's newest. */
function findPrograms() {
  const onPath = (process.env.PATH ?? "").split(path.delimiter);
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.map(Number).sort((a, b) => b - a);
  return [...onPath, ...newestFirst.map((version) => `${debian}/${version}/bin`)].find(
    (folder) => existsSync(`${folder}/initdb`) && existsSync(`${folder}/postgres`),
  );
}
