import type { NewAttribute } from "../../contract/attributes.ts";
import type { Kind } from "./timeline.ts";

/** An attribute of the demo; `archived` ones and options are what people have put away, values still hold them. */
export type DemoAttribute = NewAttribute & { archived?: boolean };

type PlainType = "string" | "integer" | "decimal" | "boolean" | "datetime";

export function plain(
  data_type: PlainType,
  name: string,
  label: string,
  description = "",
): DemoAttribute {
  return { name, label, description, data_type };
}

export function list(
  name: string,
  label: string,
  labels: readonly string[],
  archived: readonly string[] = [],
): DemoAttribute {
  const options = labels.map((option) => ({ label: option, archived: archived.includes(option) }));
  return { name, label, data_type: "list", options };
}

export function one(kind: Kind, name: string, label: string, description = ""): DemoAttribute {
  const reference = { type: "one" as const, object_type_id: kind };
  return { name, label, description, data_type: "relationship", reference };
}

export function many(kind: Kind, name: string, label: string, description = ""): DemoAttribute {
  const reference = { type: "many" as const, object_type_id: kind };
  return { name, label, description, data_type: "relationship", reference };
}
