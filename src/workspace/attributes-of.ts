import type { Attribute, OwnerKind } from "../../contract/attributes.ts";
import type { WorkspaceSchema } from "../../contract/objects.ts";

/** What records of a kind can hold, archived attributes too; nothing for a type that is not known. */
export function attributesOf(
  schema: WorkspaceSchema,
  kind: OwnerKind,
  objectTypeId: string | null,
): Attribute[] {
  switch (kind) {
    case "contact":
      return schema.contact_attributes;
    case "conversation":
      return schema.conversation_attributes;
    case "instance":
      return schema.object_types.find(({ id }) => id === objectTypeId)?.attributes ?? [];
  }
}
