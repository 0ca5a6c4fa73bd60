import { sql } from "kysely";
import type { Attribute } from "../../../contract/attributes.ts";
import { isJsonObject, parseJson, type JsonObject } from "../../../contract/json.ts";
import type { Database, Queries } from "../../database/database.ts";
import { attributesOf, type Schema } from "../../workspace/schema.ts";
import { ApiError } from "../../http/api-error.ts";
import { getAttributeFrom } from "./store.ts";
import { ownersOf } from "./usage.ts";

const recordsPerPortion = 500;

/** Throws a 404 for an attribute there is not, and a 409 for one that is in use. */
export function getDeletable(schema: Schema, id: string): Attribute {
  const attribute = getAttributeFrom(schema, id);
  if (attribute.archived) return attribute;
  throw new ApiError(409, {
    code: "conflict",
    field: "attribute_id",
    message: `'${attribute.name}' is in use; archive it first, then it can be deleted`,
  });
}

/** Whether another attribute of the same records keeps its values, or its references, under the same name. */
export function sharesName(schema: Schema, attribute: Attribute): boolean {
  return attributesOf(schema, attribute.owner_kind, attribute.object_type_id).some(
    (other) =>
      other !== attribute &&
      other.name === attribute.name &&
      (other.reference !== null) === (attribute.reference !== null),
  );
}

/** A record with a member of the attribute's name among its values, be it null. */
export interface Holder {
  id: string;
  values: JsonObject;
}

/** The records that hold a member of the attribute's name, by id, a portion at a time. */
export async function* walkHolders(
  { dialect }: Database,
  db: Queries,
  attribute: Attribute,
): AsyncGenerator<Holder[]> {
  const { name } = attribute;
  const isHeld =
    dialect === "sqlite"
      ? sql<boolean>`json_type(custom_attributes, ${`$."${name}"`}) is not null`
      : sql<boolean>`(replace(custom_attributes, ${"\\u"}, ${"/u"})::json -> ${name}::text) is not null`;
  for (let after = ""; ;) {
    const rows = await ownersOf(db, attribute)
      .select(["id", "custom_attributes"])
      .where("id", ">", after)
      .where(isHeld)
      .orderBy("id")
      .limit(recordsPerPortion)
      .execute();
    const holders = rows.map(({ id, custom_attributes }): Holder => {
      const values = parseJson(custom_attributes);
      return { id, values: isJsonObject(values) ? values : {} };
    });
    if (holders.length > 0) yield holders;
    const last = rows.at(-1);
    if (rows.length < recordsPerPortion || !last) return;
    after = last.id;
  }
}
