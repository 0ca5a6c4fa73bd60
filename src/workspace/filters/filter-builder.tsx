import { Modal } from "@mantine/core";
import { useState } from "react";
import { useSchema } from "../schema-query.ts";
import type { FilterOwner } from "./filter-fields.ts";
import { draftGroup, draftOf, type DraftScope, type GroupDraft } from "./filter-draft.ts";
import { FilterForm } from "./filter-form.tsx";
import { readFilter, writeFilter, type FilterNode } from "./filter-node.ts";
import classes from "./filter-builder.module.css";

/** The whole filter with its groups in groups, changed at once or not at all. */
export function FilterBuilder({
  owner,
  filter,
  onChange,
  onClose,
}: {
  owner: FilterOwner;
  filter: string | undefined;
  onChange: (filter: string | undefined) => void;
  onClose: () => void;
}) {
  const schema = useSchema();
  const [start] = useState(() => rootDraft(filter, { schema, owner, isBeyondHop: false }));
  return (
    <Modal
      opened
      onClose={onClose}
      title="Filter"
      size={640}
      closeOnClickOutside={false}
      classNames={{ title: classes.title ?? "", body: classes.body ?? "" }}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <FilterForm
        owner={owner}
        start={start}
        act="Apply filter"
        canBeEmpty
        onApply={(node) => {
          onClose();
          onChange(writeFilter(node ? [node] : []));
        }}
        onCancel={onClose}
      />
    </Modal>
  );
}

/** A filter that is one group whose parts may fit any of them is that group. */
function rootDraft(filter: string | undefined, scope: DraftScope): GroupDraft {
  const nodes: FilterNode[] = readFilter(filter).map(({ node }) => node);
  const [only] = nodes;
  const draft = nodes.length === 1 && only ? draftOf(only, scope) : undefined;
  if (draft?.kind === "group" && !draft.isNegated) return draft;
  return draftGroup(nodes.map((node) => draftOf(node, scope)));
}
