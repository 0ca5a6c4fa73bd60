import { stderr } from "node:process";
import { MultiBar } from "cli-progress";

export interface ImportProgress {
  add(bytes: number): void;
  /** Tell something on a line of its own. */
  say(line: string): void;
  stop(): void;
}

/** A bar on a terminal; elsewhere only what is said. */
export function showProgress(bytes: number): ImportProgress {
  if (!stderr.isTTY) {
    return {
      add: () => undefined,
      say: (line) => void stderr.write(`${line}\n`),
      stop: () => undefined,
    };
  }
  const bars = new MultiBar({
    format: "{bar} {percentage} % · {eta} s left",
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: false,
  });
  const bar = bars.create(bytes, 0);
  return {
    add: (read) => bar.increment(read),
    say: (line) => bars.log(`${line}\n`),
    stop: () => bars.stop(),
  };
}
