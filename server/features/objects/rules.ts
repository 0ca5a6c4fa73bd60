import type { Attribute, NewAttribute } from "../../../contract/attributes.ts";
import { invalidParameter } from "../../http/api-error.ts";

/** Throws a 400 unless the title is null (the external id) or a live attribute of the type that holds a value. */
export function checkTitleAttribute(
  title: string | null,
  attributes: readonly (NewAttribute | Attribute)[],
): void {
  if (title === null) return;
  const attribute = attributes.find(
    (candidate) => candidate.name === title && !("archived" in candidate && candidate.archived),
  );
  if (!attribute) {
    throw invalidParameter("title_attribute", `The type has no attribute named '${title}'`);
  }
  if (attribute.data_type === "relationship") {
    throw invalidParameter(
      "title_attribute",
      `'${title}' refers to other records; a title needs an attribute that holds a value`,
    );
  }
}
