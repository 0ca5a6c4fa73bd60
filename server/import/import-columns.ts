import type { Attribute } from "../../contract/attributes.ts";
import { ConfigError } from "../config.ts";
import { liveAttributes } from "../workspace/schema.ts";

/** What the cells of a file are: where the external id stands, and what the other cells are written to. */
export interface ImportColumns {
  count: number;
  /** Whether cells are as an export writes them: see `guardedText`. */
  exported: boolean;
  externalId: number;
  times: { index: number; name: "external_created_at" | "external_updated_at" }[];
  attributes: { index: number; attribute: Attribute }[];
}

/** What an export tells besides, and nobody can write. */
const readOnlyNames = ["id", "created_at", "updated_at"];

const timeNames = ["external_created_at", "external_updated_at"] as const;

/** The columns that become attributes when a type is made from a file. */
export function attributeColumns(header: string[], ignored: string[]): string[] {
  const ownFields = new Set<string>(["external_id", ...timeNames, ...ignored]);
  return header.filter((name) => !ownFields.has(name));
}

/**
 * Match the first row of a file with the attributes of a type. Throws `ConfigError` before anything is written: for a
 * column that no attribute has the name of, one that comes twice, and a file without external ids.
 */
export function matchColumns(
  header: string[],
  attributes: readonly Attribute[],
  {
    externalIdColumn,
    ignored: ignoredNames,
    exported = false,
  }: { externalIdColumn: string; ignored: string[]; exported?: boolean },
): ImportColumns {
  const live = liveAttributes(attributes);
  const own = readOnlyNames.filter((name) => !live.some((attribute) => attribute.name === name));
  const ignored = exported ? [...ignoredNames, ...own] : ignoredNames;
  const externalId = requireColumn(header, externalIdColumn);
  refuse(
    "--ignore names what is no column",
    ignoredNames.filter((name) => !header.includes(name)),
  );
  refuse(
    "These columns come twice; rename or --ignore them",
    header.filter((name, index) => header.indexOf(name) < index && !ignored.includes(name)),
  );
  const columns: ImportColumns = {
    count: header.length,
    exported,
    externalId,
    times: [],
    attributes: [],
  };
  const unknown: string[] = [];
  for (const [index, name] of header.entries()) {
    const time = timeNames.find((each) => each === name);
    const attribute = live.find((each) => each.name === name);
    if (ignored.includes(name)) continue;
    if (time) columns.times.push({ index, name: time });
    else if (attribute) columns.attributes.push({ index, attribute });
    else if (index !== externalId) unknown.push(name);
  }
  const names = live.map((attribute) => attribute.name);
  refuse(
    `No attribute has the name of these columns; leave them out with --ignore, or name them after one of ${quoted(names)}`,
    unknown,
  );
  return columns;
}

/** Where the external id stands; throws `ConfigError` where it does not. */
export function requireColumn(header: string[], externalIdColumn: string): number {
  const index = header.indexOf(externalIdColumn);
  if (index >= 0) return index;
  throw new ConfigError(
    `The file has no column "${externalIdColumn}" to find instances by. Name the one that has the external id with --external-id. Its columns are: ${quoted(header)}.`,
  );
}

function refuse(reason: string, columns: string[]): void {
  if (columns.length > 0) throw new ConfigError(`${reason}: ${quoted(columns)}.`);
}

function quoted(names: string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
