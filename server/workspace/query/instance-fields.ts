import type { Attribute } from "../../../contract/attributes.ts";
import type { InstanceField } from "../../../contract/instance-query.ts";
import type { Dialect } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { numberColumn, textColumn } from "../search-field.ts";
import { scalarAttributeField, type FindField, type ScalarField } from "./query-field.ts";

const attributePrefix = "custom_attributes.";

/** The fields of an instance of one type; `table` is what the query calls the table of instances. */
export function instanceFields(
  dialect: Dialect,
  attributes: readonly Attribute[],
  table = "instances",
): FindField {
  const builtIn = builtInFields(dialect, table);
  return (name, path) => {
    if (!name.startsWith(attributePrefix)) return builtIn.get(name);
    const attribute = findLiveAttribute(attributes, name.slice(attributePrefix.length), path);
    return attribute && scalarAttributeField(attribute, dialect, `${table}.custom_attributes`);
  };
}

/** Undefined where no attribute has the name; throws a 400 where only an archived one has it. */
function findLiveAttribute(
  attributes: readonly Attribute[],
  name: string,
  path: string,
): Attribute | undefined {
  const named = attributes.filter((attribute) => attribute.name === name);
  const live = named.find(({ archived }) => !archived);
  if (live || named.length === 0) return live;
  throw invalidParameter(path, `${path} names "${named[0]?.label}", an attribute that is archived`);
}

function builtInFields(dialect: Dialect, table: string): Map<string, ScalarField> {
  const fields: Record<InstanceField, ScalarField> = {
    id: textColumn(`${table}.id`),
    external_id: textColumn(`${table}.external_id`),
    created_at: numberColumn("date", dialect, `${table}.created_at`, { always: true }),
    updated_at: numberColumn("date", dialect, `${table}.updated_at`, { always: true }),
    external_created_at: numberColumn("date", dialect, `${table}.external_created_at`),
    external_updated_at: numberColumn("date", dialect, `${table}.external_updated_at`),
  };
  return new Map(Object.entries(fields));
}
