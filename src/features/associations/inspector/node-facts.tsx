import type { ReactNode } from "react";
import type { Attribute } from "../../../../contract/attributes.ts";
import type { GraphNode } from "../../../../contract/neighbourhood.ts";
import { ExactNumber, type JsonValue } from "../../../../contract/json.ts";
import { formatDate, formatDigits } from "../../../lib/format.ts";
import { drawAttributeValue } from "../../../workspace/attribute-value.tsx";
import { findAnyType } from "../../../workspace/record-nouns.ts";
import type { GraphWords } from "./graph-words.ts";

/** Beyond this a number is no time that can be shown. */
const endOfTimeSeconds = 8.64e12;

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

/** The same as plain text: `Status Delivered`. */
export function factTexts(node: GraphNode, words: GraphWords): string[] {
  const attributes = attributesOf(node, words);
  return Object.entries(node.attributes).map(([name, value]) => {
    const attribute = attributes.find((candidate) => candidate.name === name);
    return `${attribute?.label ?? name} ${valueText(attribute, value)}`;
  });
}

function valueText(attribute: Attribute | undefined, value: JsonValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  const isNumber = typeof value === "number" || value instanceof ExactNumber;
  if (!isNumber) return JSON.stringify(value);
  const isTime = attribute?.data_type === "datetime" && Math.abs(Number(value)) < endOfTimeSeconds;
  return isTime ? formatDate(Number(value)) : formatDigits(String(value));
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
