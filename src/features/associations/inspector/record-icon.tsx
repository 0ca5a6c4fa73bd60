import { IconAddressBook, IconLinkOff, IconMessages } from "@tabler/icons-react";
import type { GraphNode } from "../../../../contract/neighbourhood.ts";
import { ObjectTypeIcon } from "../../../workspace/object-type-icon.tsx";
import { findAnyType } from "../../../workspace/record-nouns.ts";
import type { GraphWords } from "./graph-words.ts";

/** Stands beside the name of the kind or type, never instead of it. */
export function RecordIcon({ node, words }: { node: GraphNode; words: GraphWords }) {
  const look = { size: 14, stroke: 1.5, "aria-hidden": true };
  if (node.missing) return <IconLinkOff {...look} />;
  if (node.kind === "contact") return <IconAddressBook {...look} />;
  if (node.kind === "conversation") return <IconMessages {...look} />;
  const type = findAnyType(words.schema, node.object_type_id);
  return <ObjectTypeIcon name={type?.icon ?? "box"} size={14} />;
}
