import path from "node:path";
import { parseArgs } from "node:util";
import { ConfigError } from "../config.ts";

export const usage = `Writes the rows of a CSV file as instances of an object type, by their external id.

  npm run import -- Order orders.csv
  npm run import -- --restore before-image.json

  --external-id COLUMN   the column with the external id (external_id if left out)
  --ignore COLUMN        leave a column out; may be given several times
  --delimiter CHARACTER  what stands between cells; "tab" for a tab (found by itself if left out)
  --exported             the file is a CSV export for programs: null, empty and guarded text are read as it wrote them
  --create-type          make the object type from the file, after showing what it would be
  --yes                  do not ask before making it
  --restore FILE         put back what a deletion took, from the file that was saved before it
  --skip-conflicts       with --restore: leave out what stands in the way, instead of putting nothing back

A file whose name ends in .jsonl holds one instance a line, as an export or the API writes it.
The first row of a CSV file names the attributes. An empty cell leaves its attribute as it is. Numbers keep their digits.
true, false, yes, no, 1 and 0 are booleans; times are ISO 8601 with a zone, or Unix seconds; options of a list go by
their label; references take Intercom ids, several of them with spaces or commas between.
A row that breaks a rule is refused with its line and the reason, the others are written. Running the command again
goes on where it stopped: rows that are there already stay as they are.`;

export interface ImportOptions {
  typeId: string;
  file: string;
  externalIdColumn: string;
  ignoredColumns: string[];
  delimiter: string | undefined;
  /** Whether the console's export wrote the file. */
  exported: boolean;
  createType: boolean;
  yes: boolean;
}

/** A deletion to be undone. */
export interface RestoreOptions {
  restore: string;
  skipConflicts: boolean;
}

/** Undefined where only help is wanted. Throws `ConfigError`. */
export function parseImportOptions(): ImportOptions | RestoreOptions | undefined {
  const { values, positionals } = parseCommandLine();
  if (values.help) return undefined;
  if (values.restore !== undefined) {
    if (positionals.length > 0)
      throw new ConfigError("--restore takes a file and nothing else. --help tells more.");
    return { restore: fromCaller(values.restore), skipConflicts: values["skip-conflicts"] };
  }
  const [typeId, file, ...more] = positionals;
  if (typeId === undefined || file === undefined || more.length > 0) {
    throw new ConfigError(
      "Name an object type and a file: npm run import -- Order orders.csv. --help tells more.",
    );
  }
  return {
    typeId,
    file: fromCaller(file),
    externalIdColumn: values["external-id"],
    ignoredColumns: values.ignore,
    delimiter: values.delimiter === undefined ? undefined : delimiterOf(values.delimiter),
    exported: values.exported,
    createType: values["create-type"],
    yes: values.yes,
  };
}

/** npm runs scripts at the top of the project and says where it was called. */
function fromCaller(file: string): string {
  return path.resolve(process.env["INIT_CWD"] ?? ".", file);
}

function parseCommandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        "external-id": { type: "string", default: "external_id" },
        ignore: { type: "string", multiple: true, default: [] },
        delimiter: { type: "string" },
        exported: { type: "boolean", default: false },
        "create-type": { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        restore: { type: "string" },
        "skip-conflicts": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error));
  }
}

function delimiterOf(given: string): string {
  const delimiter = given === "tab" || given === "\\t" ? "\t" : given;
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter)) return delimiter;
  throw new ConfigError(`--delimiter must be one character or "tab", not "${given}".`);
}
