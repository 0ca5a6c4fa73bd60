import { z } from "zod";

/**
 * Text that a database column can hold unchanged: no NUL (PostgreSQL refuses it) and no half of a surrogate pair
 * (UTF-8 has no form for it). Attribute values need no such bound, they are kept as JSON text.
 */
export function storableText(message = "must be text") {
  return z
    .string(message)
    .refine((text) => isStorable(text), "must not hold NUL characters or broken Unicode");
}

export function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}
