import { CloseButton } from "@mantine/core";
import { useRef, useState } from "react";
import { AnchoredPopover } from "../../components/ui/anchored-popover.tsx";
import pills from "../../components/ui/filter-pill.module.css";
import { useSchema } from "../schema-query.ts";
import { FieldPicker } from "./field-picker.tsx";
import { filterFields, type FilterOwner } from "./filter-fields.ts";
import { draftCondition, draftOf, type FilterDraft } from "./filter-draft.ts";
import { FilterForm } from "./filter-form.tsx";
import type { FilterNode } from "./filter-node.ts";
import type { FilterWords } from "./filter-words.ts";
import classes from "./part-pill.module.css";

/** One part of a filter in words: a press edits it, the cross takes it off; struck with its reason where it makes no sense. */
export function PartPill({
  owner,
  node,
  words,
  problem,
  onChange,
  onRemove,
}: {
  owner: FilterOwner;
  node: FilterNode;
  words: FilterWords;
  problem: string | undefined;
  onChange: (node: FilterNode | undefined) => void;
  onRemove: () => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const sentence = `${words.label} ${words.text}`;

  function close(): void {
    setIsOpen(false);
    button.current?.focus();
  }

  return (
    <span
      className={`${pills.pill} ${classes.pill}`}
      role="group"
      aria-label={`Filter: ${sentence}`}
      data-problem={problem !== undefined || undefined}
    >
      <button
        ref={button}
        type="button"
        className={classes.words}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={problem === undefined ? sentence : `${sentence}: ${problem}`}
        onClick={() => setIsOpen(!isOpen)}
        // Else the press closes the popover, as one beside it does, and the click opens it again.
        onMouseDown={(event) => event.stopPropagation()}
        onTouchStart={(event) => event.stopPropagation()}
      >
        <span className={classes.sentence}>
          <bdi className={pills.label}>{words.label}</bdi>{" "}
          <bdi className={classes.text}>{words.text}</bdi>
        </span>
        {problem === undefined ? null : <span className={classes.reason}>{problem}</span>}
      </button>
      <CloseButton size={24} aria-label={`Remove filter: ${sentence}`} onClick={onRemove} />
      {isOpen ? (
        <PartEditor
          owner={owner}
          node={node}
          sentence={sentence}
          onApply={(changed) => {
            close();
            onChange(changed);
          }}
          onClose={close}
        />
      ) : null}
    </span>
  );
}

/** What can't be edited as it is, for its field is gone or its value makes no sense, begins anew with a field. */
function PartEditor({
  owner,
  node,
  sentence,
  onApply,
  onClose,
}: {
  owner: FilterOwner;
  node: FilterNode;
  sentence: string;
  onApply: (node: FilterNode | undefined) => void;
  onClose: () => void;
}) {
  const schema = useSchema();
  const scope = { schema, owner, isBeyondHop: false };
  const [draft, setDraft] = useState<FilterDraft>(() => draftOf(node, scope));
  const isSmall = draft.kind === "condition" && draft.choice.input !== "where";
  return (
    <AnchoredPopover
      label={`Edit filter: ${sentence}`}
      width={isSmall ? 320 : 440}
      onClose={onClose}
    >
      {draft.kind === "unreadable" ? (
        <FieldPicker
          label="Filter by"
          fields={filterFields(schema, owner)}
          onPick={(field) => setDraft(draftCondition(field, scope))}
        />
      ) : (
        <FilterForm
          key={draft.key}
          owner={owner}
          title={draft.kind === "condition" ? draft.field.label : "Group"}
          start={draft}
          onApply={onApply}
          onCancel={onClose}
        />
      )}
    </AnchoredPopover>
  );
}
