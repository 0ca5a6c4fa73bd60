import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { filterFields, type FilterOwner } from "./filter-fields.ts";
import { readNode, type FilterNode } from "./filter-node.ts";
import { findChoice } from "./operator-choices.ts";
import { scalarText } from "./scalar-text.ts";

/** A record that a filter names by its id. */
export interface NamedRecord {
  owner: FilterOwner;
  id: string;
}

/** The records that a filter names, beyond its hops too. */
export function namedRecords(
  node: FilterNode,
  schema: WorkspaceSchema,
  owner: FilterOwner,
): NamedRecord[] {
  switch (node.kind) {
    case "unreadable":
      return [];
    case "not":
      return namedRecords(node.item, schema, owner);
    case "group":
      return node.items.flatMap((item) => namedRecords(item, schema, owner));
    case "condition": {
      const { field: name, operator, value } = node;
      const field = filterFields(schema, owner).find((each) => each.field === name);
      if (!field?.target) return [];
      const { target, kind } = field;
      const input = findChoice(kind, operator, value)?.input;
      if (input === "where") return namedRecords(readNode(value), schema, target);
      if (input !== "record" && input !== "records") return [];
      return [value].flat().map((id) => ({ owner: target, id: scalarText(id) }));
    }
  }
}
