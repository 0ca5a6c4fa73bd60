import { notFound } from "../http/api-error.ts";

/** What belongs to a copy of a vendor's records; throws 404 where the workspace is its own record. */
export function getCopy<Copy>(copy: Copy | undefined): Copy {
  if (copy === undefined) throw notFound("This workspace is its own record");
  return copy;
}
