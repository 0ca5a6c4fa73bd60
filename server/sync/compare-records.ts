import { isDeepStrictEqual } from "node:util";
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from "../../contract/json.ts";
import { copiedColumns } from "./copied-columns.ts";
import type { Column, CopiedList, CopiedRecord } from "./copied-record.ts";
import type { HeldRecord } from "./held-records.ts";

/** In what a record differs from its copy. */
export interface Difference {
  record: CopiedRecord;
  /** Undefined where the copy has no such record. */
  held: HeldRecord | undefined;
  columns: string[];
  /** Attributes whose references differ. */
  references: string[];
  contacts: boolean;
  parts: boolean;
}

/** Undefined where the copy has a record as it is. The order of members in JSON makes no difference. */
export function compareRecords(
  kind: CopiedList["kind"],
  record: CopiedRecord,
  held: HeldRecord | undefined,
): Difference | undefined {
  const names = Object.entries(copiedColumns[kind]);
  const columns = names.flatMap(([name, type]) =>
    held && isSame(record.columns[name], held.columns[name], type === "json") ? [] : [name],
  );
  const attributes = new Set([...record.references.keys(), ...(held?.references.keys() ?? [])]);
  const references = [...attributes].filter(
    (name) => !isDeepStrictEqual(record.references.get(name), held?.references.get(name)),
  );
  const { contactIds = [], parts } = record;
  const contacts = !isDeepStrictEqual(contactIds, held?.contactIds ?? []);
  const difference: Difference = {
    record,
    held,
    columns,
    references,
    contacts,
    parts: parts !== undefined && partsText(parts) !== (held?.parts ?? ""),
  };
  const isEqual = columns.length === 0 && references.length === 0 && !contacts;
  return isEqual && !difference.parts ? undefined : difference;
}

function isSame(one: Column | undefined, other: Column | undefined, isJson: boolean): boolean {
  if (one === other) return true;
  return (
    isJson &&
    typeof one === "string" &&
    typeof other === "string" &&
    isDeepStrictEqual(parseJson(one), parseJson(other))
  );
}

/** The parts of a conversation as `readHeld` prints those that are held. */
function partsText(parts: NonNullable<CopiedRecord["parts"]>): string {
  return parts
    .map(({ id, part_type, body, author, created_at }) => {
      const row = { id, part_type, body, author: JSON.stringify(author), created_at };
      return `${JSON.stringify(row)}\n`;
    })
    .join("");
}

/** What changed, before and after, as the history keeps it; null for a side that there is not. */
export interface ChangedMembers {
  before: JsonObject | null;
  after: JsonObject | null;
}

/** Members that differ, attributes as `custom_attributes.total`, references as lists of ids. */
export function changedMembers({ record, held, columns, references }: Difference): ChangedMembers {
  const after = membersOf(record, columns, references);
  if (!held) return { before: null, after };
  const before = membersOf(held, columns, references);
  for (const name of Object.keys({ ...before, ...after })) {
    if (!isDeepStrictEqual(before[name], after[name])) continue;
    delete before[name];
    delete after[name];
  }
  return { before, after };
}

/** A record's members by the names that the history knows them by. */
export function membersOf(
  { columns, references }: Pick<HeldRecord, "columns"> & Pick<CopiedRecord, "references">,
  columnNames: readonly string[],
  attributes: readonly string[],
): JsonObject {
  const members = Object.create(null) as JsonObject;
  for (const name of columnNames) {
    const value = columns[name] ?? null;
    if (name === "custom_attributes") addMembers(members, "custom_attributes.", value);
    else if (name === "profile") addMembers(members, "", value);
    else if (name === "tags" || name === "source") members[name] = parseJson(String(value));
    else members[name] = value;
  }
  for (const name of attributes)
    members[`custom_attributes.${name}`] = [...(references.get(name) ?? [])];
  return members;
}

function addMembers(members: JsonObject, prefix: string, json: Column): void {
  const parsed: JsonValue = parseJson(String(json));
  if (!isJsonObject(parsed)) return;
  for (const [name, value] of Object.entries(parsed)) members[`${prefix}${name}`] = value;
}
