import { isJsonObject, parseJson, type JsonObject } from "../../../contract/json.ts";
import type { GraphNode } from "../../../contract/neighbourhood.ts";
import { attributesOf, type Schema } from "../../workspace/schema.ts";
import type { ContactRow, ConversationRow, InstanceRow, NodeRow } from "./node-rows.ts";
import { recordKey } from "./record-key.ts";
import { tellingAttributes } from "./telling-attributes.ts";
import {
  contactTitle,
  conversationTitle,
  instanceTitle,
  subtitleOf,
} from "../../workspace/record-titles.ts";

/** A record as the picture shows it. */
export function graphNode(schema: Schema, node: NodeRow): GraphNode {
  switch (node.kind) {
    case "contact":
      return contactNode(schema, node.row);
    case "conversation":
      return conversationNode(schema, node.row);
    case "instance":
      return instanceNode(schema, node.row);
    case "missing":
      return missingNode(node.id);
  }
}

function contactNode(schema: Schema, row: ContactRow): GraphNode {
  const title = contactTitle(row.id, row);
  return {
    ...shared("contact", row),
    title,
    subtitle: subtitleOf(row.email, title),
    attributes: tellingAttributes(schema.contactAttributes, storedIn(row), null, {
      phone: row.phone,
    }),
  };
}

function conversationNode(schema: Schema, row: ConversationRow): GraphNode {
  return {
    ...shared("conversation", row),
    title: conversationTitle(row.id, row),
    subtitle: row.state,
    attributes: tellingAttributes(schema.conversationAttributes, storedIn(row), null, {
      priority: row.priority === "none" ? null : row.priority,
    }),
  };
}

function instanceNode(schema: Schema, row: InstanceRow): GraphNode {
  const type = schema.objectTypes.get(row.object_type_id);
  const stored = storedIn(row);
  const title = instanceTitle(row.id, row, type, stored);
  return {
    ...shared("instance", row),
    object_type_id: row.object_type_id,
    title,
    subtitle: subtitleOf(row.external_id, title),
    attributes: tellingAttributes(
      attributesOf(schema, "instance", row.object_type_id),
      stored,
      type?.title_attribute ?? null,
    ),
  };
}

/** Nothing is known of it, not even when it was. */
function missingNode(id: string): GraphNode {
  return {
    ...shared("instance", { id, created_at: 0, updated_at: 0 }),
    missing: true,
    title: id,
    subtitle: "",
    attributes: {},
  };
}

function shared(
  kind: GraphNode["kind"],
  { id, created_at, updated_at }: { id: string; created_at: number; updated_at: number },
) {
  return {
    key: recordKey(kind, id),
    kind,
    id,
    object_type_id: null,
    missing: false,
    created_at,
    updated_at,
  };
}

function storedIn({ custom_attributes }: { custom_attributes: string }): JsonObject {
  const stored = parseJson(custom_attributes);
  return isJsonObject(stored) ? stored : {};
}
