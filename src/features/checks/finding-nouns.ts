import type { Attribute } from "../../../contract/attributes.ts";
import type { Finding, FindingRecord } from "../../../contract/checks.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { attributesOf } from "../../workspace/attributes-of.ts";
import { recordNoun } from "../../workspace/record-nouns.ts";

/** `order`, `contact`: what a record is, inside a sentence. */
export function findingNoun(
  schema: WorkspaceSchema,
  { kind, object_type_id: typeId }: Pick<FindingRecord, "kind" | "object_type_id">,
): string {
  return recordNoun(schema, kind, typeId).one;
}

/** The attribute of a record by its name; undefined where it was archived since. */
export function attributeOf(
  schema: WorkspaceSchema,
  { kind, object_type_id: typeId }: Pick<FindingRecord, "kind" | "object_type_id">,
  name: string | null,
): Attribute | undefined {
  return attributesOf(schema, kind, typeId).find(
    (attribute) => attribute.name === name && !attribute.archived && attribute.reference,
  );
}

/** What the attribute of a finding is for, such as `order`. */
export function targetNoun(schema: WorkspaceSchema, finding: Finding): string {
  const attribute = finding.subject && attributeOf(schema, finding.subject, finding.attribute_name);
  return recordNoun(schema, "instance", attribute?.reference?.object_type_id ?? null).one;
}
