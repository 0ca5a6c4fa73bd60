import { ActionIcon, Button, CloseButton, Menu, NativeSelect, TextInput } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDownload,
  IconKeyboard,
  IconLayoutGrid,
  IconLink,
  IconSearch,
  IconSitemap,
  IconTable,
} from "@tabler/icons-react";
import type { RefObject } from "react";
import { deepestNeighbourhood, type RecordKey } from "../../../../contract/neighbourhood.ts";
import { formatQuantity } from "../../../lib/format.ts";
import { announce } from "../../../components/ui/announce.ts";
import { exportView, type ExportForm } from "./export-view.ts";
import type { GraphWords } from "./graph-words.ts";
import type { InspectorView } from "./inspector-view.ts";
import classes from "./inspector.module.css";
import type { Placement } from "./place-records.ts";
import type { ViewHistory } from "./use-inspector-view.ts";
import { tidy } from "./view-steps.ts";
import type { VisibleGraph } from "./visible-graph.ts";

const depths = Array.from({ length: deepestNeighbourhood }, (_, index) => index + 1);

const exportForms: ExportForm[] = ["PNG", "SVG", "JSON"];

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(window.location.href);
    announce("Link copied.");
  } catch {
    announce("The browser does not let this page copy. The link is in its address bar.");
  }
}

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
  onHelp,
  visible,
  placement,
  words,
}: {
  view: InspectorView;
  visible: VisibleGraph;
  placement: Placement;
  words: GraphWords;
  shows: "picture" | "table";
  history: ViewHistory;
  found: RecordKey[] | undefined;
  findRef: RefObject<HTMLInputElement | null>;
  isFetching: boolean;
  onLeaveFind: () => void;
  onToggleView: () => void;
  onHelp: () => void;
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
        <Menu>
          <Menu.Target>
            <Button
              variant="default"
              leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
            >
              Export
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {exportForms.map((form) => (
              <Menu.Item
                key={form}
                onClick={() => void exportView(form, visible, placement, words, view)}
              >
                {form === "JSON" ? "Records and links as JSON" : `Picture as ${form}`}
              </Menu.Item>
            ))}
            <Menu.Item
              leftSection={<IconLink size={14} stroke={1.5} aria-hidden />}
              onClick={() => void copyLink()}
            >
              Copy link to this view
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <ActionIcon aria-label="Keys" title="Keys, ?" onClick={onHelp}>
          <IconKeyboard size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </div>
    </div>
  );
}
