import type { StoredRun } from "./runs-store.ts";

/**
 * The run whose findings are shown: the last complete one, because one that was cut short knows less; without any, the
 * last that ended. `runs` come the newest first.
 */
export function shownRun(runs: StoredRun[]): StoredRun | undefined {
  return (
    runs.find(({ status }) => status === "complete") ??
    runs.find(({ status }) => status === "cut_short")
  );
}
