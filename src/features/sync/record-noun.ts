import type { OwnerKind } from "../../../contract/attributes.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";

/** What a record of a kind is called: `order`, `contact`. */
export function recordNoun(
  schema: WorkspaceSchema,
  kind: OwnerKind,
  objectTypeId: string | null,
): { one: string; many: string } {
  if (kind !== "instance") return { one: kind, many: `${kind}s` };
  const type = schema.object_types.find(({ id }) => id === objectTypeId);
  return {
    one: type?.label.toLowerCase() ?? objectTypeId ?? "instance",
    many: type?.label_plural.toLowerCase() ?? objectTypeId ?? "instances",
  };
}

/** At the head of a sentence or a list. */
export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
