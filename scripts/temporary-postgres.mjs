import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * The shell around the server waits for our end of a pipe to close, then stops it and cleans up: nothing is left
 * behind however we come to an end, `kill -9` included. It asks again and again, because a server that is still
 * starting does not hear it.
 */
const keeper = `
  "$1/postgres" -D "$2/data" -p "$3" -k "$2" -h 127.0.0.1 < /dev/null &
  cat > /dev/null 2> /dev/null
  while kill -INT $! 2> /dev/null; do sleep 0.1; done
  cd / && rm -rf "$2"
`;

/** Starts a new, empty cluster in a temporary folder. Its fsync stays on, because tests of durability use it. */
export async function startPostgres(programs) {
  const folder = mkdtempSync(path.join(tmpdir(), "objectory-postgres-"));
  try {
    const user = unprivilegedUser();
    const password = randomBytes(16).toString("hex");
    makeCluster(programs, folder, user, password);
    const port = await findFreePort();
    const stop = await startServer([programs, folder, String(port)], user);
    return { url: `postgres://objectory:${password}@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Sorts text as English does, like most clusters in production, so a query that forgets to ask for byte order is
 * caught. A build without ICU sorts by bytes.
 */
function makeCluster(programs, folder, user, password) {
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined) {
    chownSync(folder, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const initdb = (...sorting) =>
    spawnSync(
      path.join(programs, "initdb"),
      [
        "-D",
        path.join(folder, "data"),
        "-U",
        "objectory",
        "-A",
        "scram-sha-256",
        "-E",
        "UTF8",
      ].concat([`--pwfile=${passwordFile}`, "--no-sync", "--locale=C", ...sorting]),
      { ...user, cwd: folder, encoding: "utf8" },
    );
  if (initdb("--locale-provider=icu", "--icu-locale=en-US").status === 0) return;
  const { status, stderr } = initdb();
  if (status !== 0) throw new Error(`PostgreSQL's initdb failed. ${stderr}`);
}

/** Resolves to a function that stops the server, once it accepts connections. */
function startServer(args, user) {
  // Detached, so that Ctrl-C reaches us alone and the tests can end in order.
  const options = { ...user, cwd: args[1], detached: true, stdio: ["pipe", "ignore", "pipe"] };
  const server = spawn("sh", ["-c", keeper, "sh", ...args], options);
  const ended = once(server, "exit");
  const stop = async () => {
    server.stdin.end();
    await ended;
  };
  return new Promise((resolve, reject) => {
    let log = "";
    server.stderr.setEncoding("utf8").on("data", (text) => {
      if (log.length < 10_000) log += text;
      if (log.includes("ready to accept connections")) resolve(stop);
    });
    // The shell stays when the server cannot start, so its pipe is what tells.
    server.stderr.on(
      "end",
      () => void stop().then(() => reject(new Error(`PostgreSQL did not start. ${log}`))),
    );
  });
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = ["postgres", "nobody"].map((name) => users.find((found) => found[0] === name));
  const [, , uid, gid] = user.find((found) => found !== undefined) ?? [];
  if (uid === undefined)
    throw new Error("PostgreSQL needs a user that is not root; make one named postgres.");
  return { uid: Number(uid), gid: Number(gid) };
}

async function findFreePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
