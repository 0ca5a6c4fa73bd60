import { catch as orElse, optional, type core } from "zod/mini";

/** A part of an address that may be absent; one that makes no sense counts as absent. */
export function lenient<Schema extends core.SomeType>(schema: Schema) {
  return orElse(optional(schema), undefined);
}
