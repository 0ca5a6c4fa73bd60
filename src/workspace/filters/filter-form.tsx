import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useSchema } from "../schema-query.ts";
import classes from "./filter-form.module.css";
import type { FilterOwner } from "./filter-fields.ts";
import { finishDraft, type DraftProblems, type FilterDraft } from "./filter-draft.ts";
import type { FilterNode } from "./filter-node.ts";
import { DraftEditor } from "./group-editor.tsx";

const noProblems: DraftProblems = new Map();

/** A draft of a filter: Enter applies it, what is not finished says so in its place. */
export function FilterForm({
  owner,
  title,
  start,
  act = "Apply",
  canBeEmpty = false,
  onApply,
  onCancel,
}: {
  owner: FilterOwner;
  /** What is edited, told above it. */
  title?: string;
  start: FilterDraft;
  act?: string;
  /** Whether a group that holds nothing may be applied. */
  canBeEmpty?: boolean;
  /** Without a node, where nothing is left. */
  onApply: (node: FilterNode | undefined) => void;
  onCancel: () => void;
}) {
  const schema = useSchema();
  const [draft, setDraft] = useState(start);
  const [problems, setProblems] = useState(noProblems);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const { current } = form;
    focusFirst(current);
    current?.addEventListener("keydown", applyOnEnter);
    return () => current?.removeEventListener("keydown", applyOnEnter);
  }, []);

  function apply(): void {
    if (canBeEmpty && draft.kind === "group" && draft.items.length === 0) {
      onApply(undefined);
      return;
    }
    const finished = finishDraft(draft);
    setProblems(finished.problems);
    if (finished.node) onApply(finished.node);
  }

  return (
    <form
      ref={form}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        apply();
      }}
    >
      {title === undefined ? null : <h3 className={classes.title}>{title}</h3>}
      <DraftEditor
        draft={draft}
        scope={{ schema, owner, isBeyondHop: false }}
        problems={problems}
        depth={0}
        onChange={setDraft}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit">{act}</Button>
      </div>
    </form>
  );
}

function focusFirst(form: HTMLFormElement | null): void {
  const first =
    form?.querySelector<HTMLElement>("[data-autofocus]") ??
    form?.querySelector<HTMLElement>("input, select, textarea");
  first?.focus({ preventScroll: true });
}

/** A select does not send its form on Enter as an input does; several lines take it with Ctrl. */
function applyOnEnter(event: KeyboardEvent): void {
  if (event.key !== "Enter" || event.defaultPrevented) return;
  const { target } = event;
  const isLines = target instanceof HTMLTextAreaElement && (event.ctrlKey || event.metaKey);
  if (!isLines && !(target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  target.form?.requestSubmit();
}
