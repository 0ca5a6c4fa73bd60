import { Link } from "@tanstack/react-router";
import type { Attribute } from "../../contract/attributes.ts";
import { referenceListSchema } from "../../contract/instances.ts";
import type { JsonObject, JsonValue } from "../../contract/json.ts";
import type { Fact } from "../components/ui/fact-group.tsx";
import { AttributeValue } from "./attribute-value.tsx";
import { findObjectType, useSchema } from "./schema-query.ts";

/** Narrows an instance list to what one record refers to. */
export type LinkedSearch = { contact: string } | { conversation: string };

/**
 * The custom attributes of a contact or a conversation: those that are defined, in their order, then values that no
 * definition explains. Archived attributes show while the record still holds a value.
 */
export function customAttributeFacts(
  attributes: Attribute[],
  values: JsonObject,
  linked: LinkedSearch,
): Fact[] {
  const defined = attributes.filter(({ archived, name }) => !archived || values[name] != null);
  const names = new Set(defined.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  return [
    ...defined.map((attribute) => ({
      label: attribute.archived ? `${attribute.label} (archived)` : attribute.label,
      hint: [attribute.name, attribute.description].filter(Boolean).join("\n"),
      value: drawValue(attribute, values[attribute.name], linked),
    })),
    ...unknown.map((name) => ({
      label: name,
      value: <AttributeValue attribute={undefined} value={values[name]} />,
    })),
  ];
}

function drawValue(attribute: Attribute, value: JsonValue | undefined, linked: LinkedSearch) {
  if (value === undefined) return undefined;
  return (
    <>
      <AttributeValue attribute={attribute} value={value} />
      {attribute.reference ? (
        <AllLinked typeId={attribute.reference.object_type_id} value={value} linked={linked} />
      ) : null}
    </>
  );
}

/** The way to the list of all linked instances of a type, where there are several. */
function AllLinked({
  typeId,
  value,
  linked,
}: {
  typeId: string;
  value: JsonValue;
  linked: LinkedSearch;
}) {
  const objectType = findObjectType(useSchema(), typeId);
  const list = referenceListSchema.safeParse(value);
  if (!objectType || !list.success || list.data.instances.length < 2) return null;
  return (
    <>
      {" · "}
      <Link to="/objects/$type" params={{ type: objectType.id }} search={linked}>
        Open all linked {objectType.label_plural.toLowerCase()}
      </Link>
    </>
  );
}
