import { ActionIcon, Button, Popover, TextInput } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { announce } from "../ui/announce.ts";
import classes from "./column-picker.module.css";
import type { ColumnTools } from "./column-tools.ts";
import { HeaderLabel } from "./header-label.tsx";
import { moveBeside } from "./move-column.ts";
import { useColumnTable } from "./use-column-table.ts";

const densities = [
  { value: "comfortable", label: "Comfortable" },
  { value: "compact", label: "Compact" },
] as const;

/** Which columns are in sight and in which order, how high the rows are, and the way back to how it was at first. */
export function ColumnPicker({ tools, onClose }: { tools: ColumnTools; onClose: () => void }) {
  const [text, setText] = useState("");
  const { all, layout, onLayout } = tools;
  const table = useColumnTable(tools);
  const shown = table.getVisibleLeafColumns().map(({ id }) => id);
  const ordered = [
    ...shown,
    ...all.map(({ id }) => id).filter((id) => !shown.includes(id)),
  ].flatMap((id) => all.find((column) => column.id === id) ?? []);
  const wanted = text.trim().toLowerCase();
  const listed = ordered.filter(({ header, id }) =>
    [header, id].some((words) => words.toLowerCase().includes(wanted)),
  );

  function move(id: string, header: string, step: -1 | 1): void {
    const position = shown.indexOf(id) + step;
    const neighbour = shown[position];
    if (neighbour === undefined || position === 0) return;
    const side = step === 1 ? "behind" : "before";
    table.setColumnOrder((order) => moveBeside(order, id, { id: neighbour, side }));
    announce(`${header} is column ${position + 1} of ${shown.length}`);
  }

  return (
    <Popover
      opened
      onChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label="Columns" className={classes.picker ?? ""}>
        <TextInput
          size="xs"
          type="search"
          aria-label="Find a column"
          placeholder="Find a column…"
          leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ul className={classes.list} aria-label="Columns">
          {listed.map((column) => {
            const { id, header } = column;
            const position = shown.indexOf(id);
            const isFirst = id === all[0]?.id;
            return (
              <li key={id}>
                <label className={classes.name}>
                  <input
                    type="checkbox"
                    checked={position >= 0}
                    disabled={isFirst}
                    onChange={() => table.getColumn(id)?.toggleVisibility()}
                  />
                  <HeaderLabel column={column} />
                </label>
                {position > 0 ? (
                  <span className={classes.moves}>
                    <ActionIcon
                      size={24}
                      aria-label={`Move ${header} up`}
                      aria-disabled={position === 1}
                      onClick={() => move(id, header, -1)}
                    >
                      <IconChevronUp size={14} stroke={1.5} />
                    </ActionIcon>
                    <ActionIcon
                      size={24}
                      aria-label={`Move ${header} down`}
                      aria-disabled={position === shown.length - 1}
                      onClick={() => move(id, header, 1)}
                    >
                      <IconChevronDown size={14} stroke={1.5} />
                    </ActionIcon>
                  </span>
                ) : null}
              </li>
            );
          })}
        </ul>
        {listed.length === 0 ? <p className={classes.none}>No column is named like this.</p> : null}
        <fieldset className={classes.density}>
          <legend>Rows</legend>
          {densities.map(({ value, label }) => (
            <label key={value}>
              <input
                type="radio"
                name="density"
                checked={layout.density === value}
                onChange={() => onLayout({ ...layout, density: value })}
              />
              {label}
            </label>
          ))}
        </fieldset>
        <Button
          variant="subtle"
          color="gray"
          fullWidth
          onClick={() => {
            onLayout({ ...layout, columns: undefined, pinned: [], widths: {} });
            announce("The columns are as they were at first");
          }}
        >
          Reset columns
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
