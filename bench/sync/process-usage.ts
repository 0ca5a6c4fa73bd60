import { readFileSync } from "node:fs";

/** What a process holds in memory of its own, without the pages of its database that the system keeps; Linux alone tells. */
export function ownMegabytes(pid: number): number {
  const kilobytes = /RssAnon:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

/** The processor time that a process has taken so far, by all of its threads; Linux alone tells. */
export function processorMs(pid: number): number {
  // After the name, which may hold anything: the 12th and 13th are user and system time in hundredths of a second.
  const fields = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
