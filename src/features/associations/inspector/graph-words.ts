import type { Attribute } from "../../../../contract/attributes.ts";
import type {
  GraphEdge,
  GraphNode,
  NeighbourGroup,
  RecordKey,
} from "../../../../contract/neighbourhood.ts";
import type { WorkspaceSchema } from "../../../../contract/objects.ts";
import { formatCount } from "../../../lib/format.ts";
import { findAnyType, holderNoun, targetNoun, type Noun } from "../../../workspace/record-nouns.ts";
import { recordOf } from "./record-codes.ts";
import {
  remaining,
  type VisibleGraph,
  type VisibleGroup,
  type VisibleRecord,
} from "./visible-graph.ts";

/** Names for what stands in a graph, in the words of the workspace. */
export class GraphWords {
  readonly schema: WorkspaceSchema;
  /** The live attributes that link records. */
  readonly references: Attribute[];
  readonly #attributes: Map<string, Attribute>;

  constructor(schema: WorkspaceSchema) {
    this.schema = schema;
    const own = [...schema.contact_attributes, ...schema.conversation_attributes];
    const all = [...own, ...schema.object_types.flatMap(({ attributes }) => attributes)];
    const isArchived = new Map(schema.object_types.map(({ id, archived }) => [id, archived]));
    const isLive = (typeId: string | null) => typeId === null || isArchived.get(typeId) === false;
    this.references = all.filter(
      ({ archived, reference, object_type_id }) =>
        reference && !archived && isLive(object_type_id) && isLive(reference.object_type_id),
    );
    this.#attributes = new Map(all.map((attribute) => [attribute.id, attribute]));
  }

  attribute(id: string | null): Attribute | undefined {
    return id === null ? undefined : this.#attributes.get(id);
  }

  /** The label of its attribute, or what a contact is in a conversation. */
  edge({ attribute_id }: Pick<GraphEdge, "attribute_id">): string {
    if (attribute_id === null) return "Participant";
    return this.attribute(attribute_id)?.label ?? attribute_id;
  }

  /** Whose attribute an edge goes by. */
  owner({ attribute_id }: Pick<GraphEdge, "attribute_id">): string {
    const attribute = this.attribute(attribute_id);
    if (attribute_id === null) return "Conversation";
    if (attribute?.owner_kind === "instance")
      return findAnyType(this.schema, attribute.object_type_id)?.label ?? "Instance";
    return attribute?.owner_kind === "conversation" ? "Conversation" : "Contact";
  }

  /** `through Order`, `through their Order`. */
  through({ attribute_id, direction }: NeighbourGroup): string {
    if (attribute_id === null) return "as participants";
    const label = this.edge({ attribute_id });
    return direction === "out" ? `through ${label}` : `through their ${label}`;
  }

  /** `Order`, `Contact`. */
  type(node: GraphNode): string {
    if (node.kind === "contact") return "Contact";
    if (node.kind === "conversation") return "Conversation";
    const type = findAnyType(this.schema, node.object_type_id);
    return type?.label ?? node.object_type_id ?? "Instance";
  }

  /** `Order ORD-1042`. */
  record(node: GraphNode): string {
    return `${this.type(node)} ${node.title}`;
  }

  /** As `record`, for one that is on the screen. */
  title({ records }: VisibleGraph, key: RecordKey): string {
    const record = records.get(key);
    return record ? this.record(record.node) : recordOf(key).id;
  }

  /** What the records of a group are called. */
  group({ record, attribute_id, direction }: NeighbourGroup): Noun {
    const attribute = this.attribute(attribute_id);
    if (attribute)
      return direction === "out"
        ? targetNoun(this.schema, attribute)
        : holderNoun(this.schema, attribute);
    return recordOf(record).kind === "conversation"
      ? { heading: "Contacts", one: "contact", many: "contacts" }
      : { heading: "Conversations", one: "conversation", many: "conversations" };
  }

  /** `3 contacts`, `at least 10,000 orders`. */
  total(group: NeighbourGroup): string {
    const noun = this.group(group);
    return `${totalInDigits(group)} ${group.total === 1 ? noun.one : noun.many}`;
  }

  /** `25 of 400 orders`. */
  share({ group, shown }: VisibleGroup): string {
    return shown === group.total
      ? this.total(group)
      : `${formatCount(shown)} of ${this.total(group)}`;
  }

  /** `Order ORD-1042, 3 contacts, 1 shipment`. */
  place(record: VisibleRecord): string {
    const neighbours = record.groups.map((group) =>
      record.isExpanded ? this.share(group) : this.total(group.group),
    );
    const rest = record.isKnown
      ? neighbours.length === 0
        ? ["nothing is linked"]
        : neighbours
      : ["not expanded"];
    const state = record.isKnown && !record.isExpanded ? ["collapsed"] : [];
    const missing = record.node.missing ? ["matches nothing"] : [];
    return [
      this.record(record.node),
      ...missing,
      ...(record.node.missing ? [] : rest),
      ...state,
    ].join(", ");
  }
}

function totalInDigits({ total, is_exact }: NeighbourGroup): string {
  return `${is_exact ? "" : "at least "}${formatCount(total)}`;
}

/** How many neighbours of a record are not on the screen, and whether that is all there is to say. */
export function remainingOf({ groups }: VisibleRecord): { count: number; isExact: boolean } {
  return {
    count: groups.reduce((sum, group) => sum + remaining(group), 0),
    isExact: groups.every(({ group }) => group.is_exact),
  };
}
