import { isDeepStrictEqual } from "node:util";
import type { Attribute, AttributeChanges } from "../../../contract/attributes.ts";
import type { MissingCapabilities } from "../../../contract/capabilities.ts";
import { requireCapability } from "../../http/require-capability.ts";

/** Throws a 403 where a change is about more than how an attribute is shown, and that is the vendor's to change. */
export function requireLocalChange(
  missing: MissingCapabilities,
  attribute: Attribute,
  { required, archived, options, reference_type: referenceType }: AttributeChanges,
): void {
  const isLocal =
    (required ?? attribute.required) === attribute.required &&
    (archived ?? attribute.archived) === attribute.archived &&
    (referenceType ?? attribute.reference?.type) === attribute.reference?.type &&
    (options === undefined || isDeepStrictEqual(options.map(whole), attribute.options));
  if (!isLocal) requireCapability(missing, "change_types");
}

function whole({ id, label, archived = false }: NonNullable<AttributeChanges["options"]>[number]) {
  return { id, label, archived };
}
