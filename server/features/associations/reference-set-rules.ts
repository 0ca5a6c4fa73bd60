import { attributeValueSchema } from "../../../contract/attribute-values.ts";
import type { Attribute } from "../../../contract/attributes.ts";
import { ApiError, invalidParameter } from "../../http/api-error.ts";

/** Throws a 400 where an attribute can't hold a set, such as several ids where it holds one. */
export function refuseIds(attribute: Attribute, ids: string[]): void {
  const { error } = attributeValueSchema(attribute).safeParse(ids);
  if (error) throw invalidParameter("ids", `ids ${error.issues[0]?.message}`);
}

/** The set is no longer the one that its editor saw. */
export function setChangedMeanwhile(): ApiError {
  return new ApiError(409, {
    code: "conflict",
    field: "expected_ids",
    message: "The references were changed by someone else meanwhile; nothing was saved",
  });
}
