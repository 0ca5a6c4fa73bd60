import type { ReactNode } from "react";
import type { Attribute } from "../../../../contract/attributes.ts";
import type { GraphNode } from "../../../../contract/neighbourhood.ts";
import { drawAttributeValue } from "../../../workspace/attribute-value.tsx";
import { findAnyType } from "../record-nouns.ts";
import type { GraphWords } from "./graph-words.ts";

export interface NodeFact {
  name: string;
  label: string;
  value: ReactNode;
}

/** The most telling attributes of a record, each with its label. */
export function nodeFacts(node: GraphNode, words: GraphWords): NodeFact[] {
  const attributes = attributesOf(node, words);
  return Object.entries(node.attributes).map(([name, value]) => {
    const attribute = attributes.find((candidate) => candidate.name === name);
    return { name, label: attribute?.label ?? name, value: drawAttributeValue(attribute, value) };
  });
}

function attributesOf(node: GraphNode, { schema }: GraphWords): Attribute[] {
  switch (node.kind) {
    case "contact":
      return schema.contact_attributes;
    case "conversation":
      return schema.conversation_attributes;
    case "instance":
      return findAnyType(schema, node.object_type_id)?.attributes ?? [];
  }
}
