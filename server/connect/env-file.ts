import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** Put settings into a file of `NAME=value` lines, readable by its owner alone; its other lines stay as they are. */
export function writeEnvFile(file: string, settings: Record<string, string>): void {
  const place = existingPlace(file) ?? file;
  const before = existingPlace(file) === undefined ? "" : readFileSync(place, "utf8");
  const draft = `${place}.${process.pid}.new`;
  try {
    // A file that is half written, or that others may read for a moment, is never in the place of the old one.
    writeFileSync(draft, withSettings(before, settings), { mode: 0o600, flag: "wx" });
    renameSync(draft, place);
  } finally {
    rmSync(draft, { force: true });
  }
}

function existingPlace(file: string): string | undefined {
  try {
    return realpathSync(file);
  } catch {
    return undefined;
  }
}

/** The text of the file with these settings in the place of earlier ones, or at its end. */
export function withSettings(text: string, settings: Record<string, string>): string {
  const names = Object.keys(settings);
  const others = text
    .split("\n")
    .filter(
      (line) => !names.some((name) => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(line)),
    );
  while (others.at(-1) === "") others.pop();
  const added = Object.entries(settings).map(([name, value]) => `${name}=${quoted(value)}`);
  return [...others, ...added, ""].join("\n");
}

/** Between quotes that the value does not hold, so that no sign in it means anything. */
function quoted(value: string): string {
  if (/^[\w.:/+=-]*$/.test(value)) return value;
  const quote = ["'", '"', "`"].find((sign) => !value.includes(sign));
  if (quote === undefined) throw new Error("A value with all kinds of quotes can't be written");
  return `${quote}${value}${quote}`;
}
