import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The access token kept in the data folder, made when there is none; only its owner may read the file. */
export function readOrMakeToken(dataDir: string): string {
  const file = join(dataDir, "token");
  const kept = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (kept !== "") return kept;
  const token = randomBytes(24).toString("base64url");
  mkdirSync(dataDir, { recursive: true });
  // A file without a token is what a start cut short leaves behind; as a token, nothing would let everyone in.
  rmSync(file, { force: true });
  writeFileSync(file, `${token}\n`, { mode: 0o600, flag: "wx" });
  return token;
}
