import * as z from "zod/mini";

/**
 * Text that a database column can hold unchanged: no NUL (PostgreSQL refuses it) and no half of a surrogate pair
 * (UTF-8 has no form for it). Attribute values need no such bound, they are kept as JSON text.
 */
export function storableText(...checks: z.core.$ZodCheck<string>[]) {
  return z
    .string("must be text")
    .check(z.refine(isStorable, "must not hold NUL characters or broken Unicode"), ...checks);
}

export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}
