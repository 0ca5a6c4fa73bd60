import type { OwnerKind } from "../../contract/attributes.ts";
import { attributesOf, type Schema } from "./schema.ts";

/** An attribute as references name it. */
export interface Through {
  owner_kind: OwnerKind;
  owner_type: string;
  attribute: string;
}

/** What people call it; the live one where several attributes of an owner share the name. */
export function describeThrough(schema: Schema, { owner_kind, owner_type, attribute }: Through) {
  const named = attributesOf(schema, owner_kind, owner_type || null).filter(
    ({ name, reference }) => name === attribute && reference !== null,
  );
  const described = named.find(({ archived }) => !archived) ?? named[0];
  return {
    attribute,
    label: described?.label ?? attribute,
    archived: described?.archived ?? false,
  };
}
