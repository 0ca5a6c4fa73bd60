import type { Attribute, DataType } from "../../contract/attributes.ts";
import type { EmbeddedInstance } from "../../contract/instances.ts";
import { ExactNumber, type JsonValue } from "../../contract/json.ts";
import type { ObjectType } from "../../contract/objects.ts";
import { formatDate, formatDigits } from "../lib/format.ts";
import { instanceTitle } from "./instance-title.ts";

/** What tells two instances apart at a glance, the best first; a status says more than any other list. */
const telling: DataType[] = ["list", "decimal", "datetime", "integer", "string"];
const shownAttributes = 2;

/** Beyond this a number is no time that can be shown. */
const endOfTimeSeconds = 8.64e12;

/** The live attributes, two at most, whose values say most about an instance beside its title. */
export function tellingAttributes(
  instance: EmbeddedInstance,
  objectType: ObjectType | undefined,
): Attribute[] {
  const candidates = (objectType?.attributes ?? []).filter(
    ({ archived, name }) =>
      !archived &&
      name !== objectType?.title_attribute &&
      textOf(instance.custom_attributes[name]) !== "",
  );
  return telling
    .flatMap((type) => {
      const ofType = candidates.filter(({ data_type }) => data_type === type);
      return ofType.find(({ name }) => /status|state|stage/i.test(name)) ?? ofType[0] ?? [];
    })
    .slice(0, shownAttributes);
}

/** An instance in two lines: its title, then its external id and its telling values. */
export function summariseInstance(
  instance: EmbeddedInstance,
  objectType: ObjectType | undefined,
): { id: string; title: string; subtitle: string } {
  const title = instanceTitle(instance, objectType);
  const values = tellingAttributes(instance, objectType).map((attribute) =>
    shownText(attribute, instance.custom_attributes[attribute.name]),
  );
  const externalId = instance.external_id === title ? null : instance.external_id;
  const subtitle = [externalId, ...values].filter((part) => part !== null && part !== "");
  return { id: instance.id, title, subtitle: subtitle.join(" · ") };
}

function shownText({ data_type }: Attribute, value: JsonValue | undefined): string {
  const text = textOf(value);
  if (typeof value === "string") return text;
  const isTime = data_type === "datetime" && Math.abs(Number(text)) < endOfTimeSeconds;
  return isTime ? formatDate(Number(text)) : formatDigits(text);
}

/** Empty where the value is no text and no number. */
function textOf(value: JsonValue | undefined): string {
  const isPlain =
    typeof value === "string" || typeof value === "number" || value instanceof ExactNumber;
  return isPlain ? String(value).trim() : "";
}
