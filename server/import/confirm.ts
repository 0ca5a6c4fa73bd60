import { stderr, stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import { ConfigError } from "../config.ts";

/** Ask the person at the terminal whether to go on. Throws `ConfigError` where there is none to ask. */
export async function confirm(warning: string): Promise<boolean> {
  if (!stdin.isTTY) throw new ConfigError(`${warning} Add --yes if that is meant.`);
  const terminal = createInterface({ input: stdin, output: stderr });
  const answer = await terminal.question(`${warning} Go on? (y/N) `);
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
