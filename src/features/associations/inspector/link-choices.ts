import type { Attribute } from "../../../../contract/attributes.ts";
import type { GraphEdge, GraphNode } from "../../../../contract/neighbourhood.ts";
import type { LinkChange } from "../link-change.ts";
import { holderNoun, targetNoun } from "../../../workspace/record-nouns.ts";
import type { GraphWords } from "./graph-words.ts";
import { recordOf } from "./record-codes.ts";
import type { VisibleGraph } from "./visible-graph.ts";

/** One of the ways in which a record can be linked. */
export interface LinkChoice {
  label: string;
  change: LinkChange;
}

/** What a record can refer to, and what can refer to it. */
export function linkChoices(node: GraphNode, words: GraphWords): LinkChoice[] {
  const owner = { kind: node.kind, id: node.id };
  const own = words.references
    .filter((attribute) => isOf(attribute, node))
    .map((attribute): LinkChoice => {
      const { one, many } = targetNoun(words.schema, attribute);
      const what = attribute.reference?.type === "one" ? `its ${one}` : many;
      return {
        label: `Link ${what} through ${attribute.label}`,
        change: { act: "link", owner, ownerTitle: node.title, attribute },
      };
    });
  const others = words.references
    .filter(({ reference }) => refersTo(reference, node))
    .map((attribute): LinkChoice => {
      const { many } = holderNoun(words.schema, attribute);
      return {
        label: `Link ${many} that refer to it through ${attribute.label}`,
        change: { act: "refer", instanceId: node.id, attribute, holderIds: new Set() },
      };
    });
  return [...own, ...others];
}

/** The ways in which two records can be linked, whichever of them refers to the other. */
export function connectChoices(one: GraphNode, other: GraphNode, words: GraphWords): LinkChoice[] {
  return [
    [one, other],
    [other, one],
  ].flatMap(([from, to]) =>
    from && to
      ? words.references
          .filter((attribute) => isOf(attribute, from) && refersTo(attribute.reference, to))
          .map((attribute) => ({
            label: `${from.title} refers to ${to.title} through ${attribute.label}`,
            change: {
              act: "connect" as const,
              owner: { kind: from.kind, id: from.id },
              ownerTitle: from.title,
              attribute,
              added: { id: to.id, title: to.title, subtitle: to.subtitle },
            },
          }))
      : [],
  );
}

/** Undefined where nothing can be unlinked: who takes part in a conversation is not an attribute. */
export function unlinkChange(
  edge: GraphEdge,
  { records }: VisibleGraph,
  words: GraphWords,
): LinkChange | undefined {
  const attribute = words.attribute(edge.attribute_id);
  const owner = records.get(edge.from)?.node;
  if (!attribute || attribute.archived || !owner) return undefined;
  return {
    act: "unlink",
    owner: { kind: owner.kind, id: owner.id },
    ownerTitle: owner.title,
    attribute,
    target: { id: recordOf(edge.to).id },
  };
}

function isOf(attribute: Attribute, node: GraphNode): boolean {
  return attribute.owner_kind === node.kind && attribute.object_type_id === node.object_type_id;
}

function refersTo(reference: Attribute["reference"], node: GraphNode): boolean {
  return node.kind === "instance" && reference?.object_type_id === node.object_type_id;
}
