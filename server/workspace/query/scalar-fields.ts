import { sql } from "kysely";
import type { Attribute } from "../../../contract/attributes.ts";
import { attributeField, type InstanceField } from "../../../contract/instance-query.ts";
import { defaultIntercomVersion } from "../../../contract/intercom-version.ts";
import type { Dialect } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { contactField } from "../contact-field.ts";
import { conversationField } from "../conversation-field.ts";
import { attributesOf, type Schema } from "../schema.ts";
import { numberColumn, textColumn, type SearchField } from "../search-field.ts";
import { scalarAttributeField, type FindScalar, type ScalarField } from "./query-field.ts";
import { tableOf, type RecordKind } from "./record-kind.ts";

const attributePrefix = attributeField("");

/** The fields that records of a kind hold themselves. */
export function scalarFields(dialect: Dialect, schema: Schema, record: RecordKind): FindScalar {
  const builtIn = builtInFields(dialect, record);
  const attributes = attributesOf(schema, record.kind, record.type);
  return (name, path) => {
    const attribute = findAttribute(attributes, name, path);
    return attribute
      ? scalarAttributeField(attribute, dialect, `${tableOf[record.kind]}.custom_attributes`)
      : builtIn(name);
  };
}

/** Undefined where the field is no attribute; throws a 400 where only an archived one has the name. */
export function findAttribute(
  attributes: readonly Attribute[],
  field: string,
  path: string,
): Attribute | undefined {
  if (!field.startsWith(attributePrefix)) return undefined;
  const name = field.slice(attributePrefix.length);
  const named = attributes.filter((attribute) => attribute.name === name);
  const live = named.find(({ archived }) => !archived);
  if (live || named.length === 0) return live;
  throw invalidParameter(path, `${path} names "${named[0]?.label}", an attribute that is archived`);
}

function builtInFields(
  dialect: Dialect,
  { kind }: RecordKind,
): (name: string) => ScalarField | undefined {
  switch (kind) {
    case "contact":
      return (name) => scalarOf(contactField(dialect, name));
    case "conversation":
      return (name) => scalarOf(conversationField(dialect, name, defaultIntercomVersion));
    case "instance": {
      const fields = instanceFields(dialect);
      return (name) => fields.get(name);
    }
  }
}

function instanceFields(dialect: Dialect): Map<string, ScalarField> {
  const fields: Record<InstanceField, ScalarField> = {
    id: textColumn("instances.id"),
    external_id: textColumn("instances.external_id"),
    created_at: numberColumn("date", dialect, "instances.created_at", { always: true }),
    updated_at: numberColumn("date", dialect, "instances.updated_at", { always: true }),
    external_created_at: numberColumn("date", dialect, "instances.external_created_at"),
    external_updated_at: numberColumn("date", dialect, "instances.external_updated_at"),
  };
  return new Map(Object.entries(fields));
}

/** A field of Intercom's search as one of a query: null where nothing is stored, and texts compared as a whole. */
function scalarOf(field: SearchField | undefined): ScalarField | undefined {
  if (!field || field.kind === "ids") return undefined;
  if (!("unset" in field) || field.unset === undefined) return field;
  const { unset, ...rest } = field;
  return {
    ...rest,
    value: sql<number | null>`nullif(${field.value}, ${sql.lit(unset)})`,
    always: false,
  };
}
