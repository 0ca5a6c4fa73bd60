import { Menu } from "@mantine/core";
import classes from "./record-menu.module.css";
import type { Command } from "./record-commands.ts";

/** The menu of a record or an edge, where it was asked for. */
export function RecordMenu({
  title,
  commands,
  x,
  y,
  onClose,
}: {
  title: string;
  commands: Command[];
  x: number;
  y: number;
  onClose: () => void;
}) {
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      width={280}
      returnFocus={false}
      hideDetached={false}
      withInitialFocusPlaceholder={false}
      // The key that opens it is still on its way to the document when it is there.
      clickOutsideEvents={["mousedown", "touchstart"]}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <span style={{ position: "fixed", left: x, top: y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={title}>
        <Menu.Label>{title}</Menu.Label>
        {commands.map(({ id, label, icon: Icon, keys, run }) => (
          <Menu.Item
            key={id}
            className={classes.item ?? ""}
            leftSection={<Icon size={14} stroke={1.5} aria-hidden />}
            rightSection={keys}
            onClick={run}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
