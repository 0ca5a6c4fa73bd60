import type { Attribute, OwnerKind } from "../../contract/attributes.ts";
import { parseJson, type JsonObject } from "../../contract/json.ts";
import type { Queries } from "../database/database.ts";
import { customAttributesJson } from "./custom-attributes-json.ts";
import { readReferences } from "./references.ts";
import { relationshipAttributes } from "./schema.ts";

/**
 * The attributes of records of one kind as JSON text, in the order of the records, each with the references it holds,
 * which are read at once. With `names` only these come along.
 */
export async function attributesJson(
  db: Queries,
  kind: OwnerKind,
  attributes: readonly Attribute[],
  rows: readonly { id: string; custom_attributes: string }[],
  names?: ReadonlySet<string>,
): Promise<string[]> {
  const stored = rows.map(({ custom_attributes }) =>
    names ? only(names, custom_attributes) : custom_attributes,
  );
  const chosen = names ? attributes.filter(({ name }) => names.has(name)) : attributes;
  if (rows.length === 0 || relationshipAttributes(chosen).length === 0) return stored;
  const ids = rows.map(({ id }) => id);
  const references = Map.groupBy(await readReferences(db, kind, ids), ({ owner_id }) => owner_id);
  return rows.map(({ id }, index) =>
    customAttributesJson(stored[index] ?? "{}", chosen, references.get(id) ?? []),
  );
}

function only(names: ReadonlySet<string>, customAttributes: string): string {
  const values = parseJson(customAttributes) as JsonObject;
  return JSON.stringify(
    Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name))),
  );
}
