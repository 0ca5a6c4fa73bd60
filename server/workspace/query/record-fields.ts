import type { Attribute } from "../../../contract/attributes.ts";
import type { Dialect } from "../../database/database.ts";
import { invalidParameter } from "../../http/api-error.ts";
import { attributesOf, relationshipAttributes, type Schema } from "../schema.ts";
import type { FindField, ReferenceField } from "./query-field.ts";
import type { RecordKind } from "./record-kind.ts";
import { heldInstances, holdersOfInstance } from "./reference-field.ts";
import { findAttribute, scalarFields } from "./scalar-fields.ts";

const referredByPrefix = "referred_by.";

/** All fields of the records of a kind: what they hold, what they refer to and, for instances, what refers to them. */
export function recordFields(dialect: Dialect, schema: Schema, record: RecordKind): FindField {
  const findScalar = scalarFields(dialect, schema, record);
  const attributes = attributesOf(schema, record.kind, record.type);
  return (name, path) => {
    if (record.kind === "instance" && name.startsWith(referredByPrefix))
      return referringField(dialect, schema, record.type, name, path);
    const reference = findAttribute(attributes, name, path)?.reference;
    if (!reference) return findScalar(name, path);
    const target: RecordKind = { kind: "instance", type: reference.object_type_id };
    const holders = { ...record, attributes: [name.slice(name.indexOf(".") + 1)] };
    const findOther = scalarFields(dialect, schema, target);
    return heldInstances(dialect, { holders, targetType: target.type }, findOther);
  };
}

/** `referred_by.contact.{name}`, or without a name through any attribute. */
function referringField(
  dialect: Dialect,
  schema: Schema,
  targetType: string,
  field: string,
  path: string,
): ReferenceField | undefined {
  const [owner = "", ...rest] = field.slice(referredByPrefix.length).split(".");
  const name = rest.length === 0 ? undefined : rest.join(".");
  const holder: RecordKind =
    owner === "contact" || owner === "conversation"
      ? { kind: owner, type: "" }
      : { kind: "instance", type: owner };
  const all = attributesOf(schema, holder.kind, holder.type);
  const leading = relationshipAttributes(all).filter((attribute) =>
    leadsTo(attribute, targetType, name),
  );
  if (leading.length === 0) {
    const archived = all.find((attribute) => leadsTo(attribute, targetType, name));
    if (!archived) return undefined;
    throw invalidParameter(
      path,
      `${path} names "${archived.label}", an attribute that is archived`,
    );
  }
  const attributes = leading.map((attribute) => attribute.name);
  const findOther = scalarFields(dialect, schema, holder);
  return holdersOfInstance(dialect, { ...holder, attributes }, findOther);
}

function leadsTo(attribute: Attribute, type: string, name: string | undefined): boolean {
  return (
    attribute.reference?.object_type_id === type && (name === undefined || attribute.name === name)
  );
}
