import type { EmbeddedInstance } from "../../contract/instances.ts";
import { ExactNumber } from "../../contract/json.ts";
import type { ObjectType } from "../../contract/objects.ts";

/** The best name an instance has: its type's title attribute, else its external id, else its Intercom id. */
export function instanceTitle(
  instance: EmbeddedInstance,
  objectType: ObjectType | undefined,
): string {
  const named = objectType?.title_attribute
    ? instance.custom_attributes[objectType.title_attribute]
    : undefined;
  if (typeof named === "string" && named.trim() !== "") return named;
  if (typeof named === "number" || named instanceof ExactNumber) return String(named);
  return instance.external_id ?? instance.id;
}
