import { ActionIcon, Button, CloseButton, NativeSelect, TextInput } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconLayoutGrid,
  IconSearch,
  IconSitemap,
  IconTable,
} from "@tabler/icons-react";
import type { RefObject } from "react";
import { deepestNeighbourhood, type RecordKey } from "../../../../contract/neighbourhood.ts";
import { formatQuantity } from "../../../lib/format.ts";
import type { InspectorView } from "./inspector-view.ts";
import classes from "./inspector.module.css";
import type { ViewHistory } from "./use-inspector-view.ts";
import { tidy } from "./view-steps.ts";

const depths = Array.from({ length: deepestNeighbourhood }, (_, index) => index + 1);

/** What concerns the whole view. */
export function InspectorToolbar({
  view,
  shows,
  history,
  found,
  findRef,
  isFetching,
  onLeaveFind,
  onToggleView,
}: {
  view: InspectorView;
  shows: "picture" | "table";
  history: ViewHistory;
  found: RecordKey[] | undefined;
  findRef: RefObject<HTMLInputElement | null>;
  isFetching: boolean;
  onLeaveFind: () => void;
  onToggleView: () => void;
}) {
  const { undo, redo, step, amend } = history;

  /** From match to match, round and round. */
  function goToMatch(): void {
    const matches = found ?? [];
    const next = matches[(matches.indexOf(view.at) + 1) % matches.length];
    if (next) amend({ ...view, at: next });
  }

  return (
    <div role="toolbar" aria-label="View" className={classes.toolbar} aria-busy={isFetching}>
      <Button
        variant="default"
        leftSection={
          shows === "picture" ? (
            <IconTable size={14} stroke={1.5} aria-hidden />
          ) : (
            <IconSitemap size={14} stroke={1.5} aria-hidden />
          )
        }
        title="T"
        onClick={onToggleView}
      >
        {shows === "picture" ? "Show as table" : "Show as picture"}
      </Button>
      <NativeSelect
        size="xs"
        aria-label="How far around the record in focus"
        value={view.depth}
        data={depths.map((depth) => ({
          value: String(depth),
          label: formatQuantity(depth, "hop"),
        }))}
        onChange={(event) => step({ ...view, depth: Number(event.currentTarget.value) })}
      />
      <TextInput
        ref={findRef}
        type="search"
        size="xs"
        className={classes.find ?? ""}
        aria-label="Find among these records"
        placeholder="Find among these"
        value={view.find}
        leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
        rightSection={
          view.find === "" ? null : (
            <CloseButton
              size={24}
              aria-label="Clear search"
              onClick={() => amend({ ...view, find: "" })}
            />
          )
        }
        onChange={(event) => amend({ ...view, find: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === "Enter") goToMatch();
          if (event.key !== "Escape") return;
          amend({ ...view, find: "" });
          onLeaveFind();
        }}
      />
      <span role="status" className={classes.matches}>
        {found
          ? found.length === 0
            ? "No match"
            : formatQuantity(found.length, "match", "matches")
          : ""}
      </span>
      <div className={classes.tools}>
        <ActionIcon
          aria-label="Undo"
          title="Undo, Ctrl+Z"
          disabled={!undo}
          onClick={() => undo?.()}
        >
          <IconArrowBackUp size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label="Redo"
          title="Redo, Ctrl+Shift+Z"
          disabled={!redo}
          onClick={() => redo?.()}
        >
          <IconArrowForwardUp size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
        {shows === "picture" ? (
          <Button
            variant="default"
            leftSection={<IconLayoutGrid size={14} stroke={1.5} aria-hidden />}
            onClick={() => step(tidy(view))}
          >
            Tidy
          </Button>
        ) : null}
      </div>
    </div>
  );
}
