import type { OwnerKind } from "../../contract/attributes.ts";
import type { JsonObject } from "../../contract/json.ts";
import { isStorable } from "../../contract/text.ts";
import type { ConversationPart } from "../../contract/conversations.ts";
import { readReferenceList } from "../connectors/reference-list.ts";

/** One list of a vendor's records: contacts, conversations, or the instances of a type. */
export interface CopiedList {
  kind: OwnerKind;
  /** Empty for contacts and conversations. */
  typeId: string;
}

export type Column = string | number | null;

/** A record of the vendor in the form of our tables. */
export interface CopiedRecord {
  id: string;
  /** Without keys, order of arrival and what is derived. */
  columns: Readonly<Record<string, Column>>;
  /** Instance ids by attribute, empty sets left out. */
  references: ReadonlyMap<string, readonly string[]>;
  /** Who takes part in a conversation. */
  contactIds?: readonly string[];
  /** What was said in a conversation; lists of conversations don't tell. */
  parts?: readonly ConversationPart[];
  /** Columns that follow from the others, made only where these changed. */
  derive?: () => Record<string, Column>;
}

/** What attributes of a vendor's record hold: values to keep as they are, and references. */
export interface SplitAttributes {
  values: JsonObject;
  references: Map<string, readonly string[]>;
}

/** `relationships` are the attributes known to refer: null in one of them is an empty set, no value. */
export function splitAttributes(
  attributes: JsonObject,
  relationships: ReadonlySet<string>,
): SplitAttributes {
  const values = Object.create(null) as JsonObject;
  const references = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(attributes)) {
    const list = readReferenceList(value);
    if (!list && !(value === null && relationships.has(name))) values[name] = value;
    else if (list && list.ids.length > 0) references.set(name, list.ids);
  }
  return { values, references };
}

/** Whether a database can hold all texts of a record unchanged. */
export function isRecordStorable(record: CopiedRecord): boolean {
  const { id, columns, references, contactIds = [], parts = [] } = record;
  const texts = [
    id,
    ...Object.values(columns),
    ...references.keys(),
    ...[...references.values()].flat(),
    ...contactIds,
    ...parts.flatMap((part) => [part.id, part.part_type, part.body]),
  ];
  return texts.every((text) => typeof text !== "string" || isStorable(text));
}
