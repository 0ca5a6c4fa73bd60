import { Menu } from "@mantine/core";
import {
  IconArrowBarLeft,
  IconArrowBarRight,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowsHorizontal,
  IconArrowUp,
  IconChartBar,
  IconEyeOff,
  IconFilter,
  IconLayoutList,
  IconPin,
  IconPinnedOff,
  IconSum,
  IconX,
  type Icon,
} from "@tabler/icons-react";
import type { Ref } from "react";
import classes from "./column-menu.module.css";
import type { ColumnHead } from "./column.ts";
import type { ColumnTools } from "./column-tools.ts";
import { fittingWidth } from "./fitting-width.ts";
import { moveBeside } from "./move-column.ts";
import type { ColumnTable } from "./use-column-table.ts";
import { withFigure } from "./with-figure.ts";

const widthStep = 24;

interface ColumnMenuProps {
  column: ColumnHead;
  /** Those in sight. */
  columns: ColumnHead[];
  tools: ColumnTools;
  table: ColumnTable;
  /** The button of the header, which opened the menu. */
  header: HTMLElement;
  onClose: () => void;
}

interface Command {
  label: string;
  icon: Icon;
  /** Undefined where it can't be done. */
  run: (() => void) | undefined;
  /** The menu stays, to do it again. */
  isRepeated?: true;
}

/** What can be done with a column: order the rows by it, narrow them, move it, pin it, size it, hide it. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { column, tools, header, onClose } = props;
  const groups = [
    rowCommands(props),
    summaryCommands(props),
    placeCommands(props),
    widthCommands(props),
  ];
  const { left, bottom } = header.getBoundingClientRect();
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      width={220}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
      portalProps={{ target: header.closest("main") ?? document.body }}
    >
      <Menu.Target>
        <Anchor left={left} top={bottom} />
      </Menu.Target>
      <Menu.Dropdown aria-label={`Column ${column.header}`}>
        {tools.onSort && column.unsortable !== undefined ? (
          <Menu.Label className={classes.reason ?? ""}>
            Not sortable: {column.unsortable}
          </Menu.Label>
        ) : null}
        {groups
          .filter((commands) => commands.length > 0)
          .map((commands, group) => [
            group > 0 ? <Menu.Divider key={group} /> : null,
            ...commands.map(({ label, icon: Mark, run, isRepeated }) => (
              <Menu.Item
                key={label}
                className={classes.item ?? ""}
                leftSection={<Mark size={14} stroke={1.5} aria-hidden />}
                disabled={!run}
                closeMenuOnClick={!isRepeated}
                onClick={run}
              >
                {label}
              </Menu.Item>
            )),
          ])}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Where the menu hangs. What Mantine would say of a button here, the header's own says. */
function Anchor({
  ref,
  id,
  left,
  top,
}: {
  ref?: Ref<HTMLSpanElement>;
  id?: string;
  left: number;
  top: number;
}) {
  return <span ref={ref} id={id} style={{ position: "fixed", left, top, width: 1, height: 1 }} />;
}

function rowCommands({ column, tools }: ColumnMenuProps): Command[] {
  const { id } = column;
  const { sort = [], onStatistics } = tools;
  const onSort = column.unsortable === undefined ? tools.onSort : undefined;
  const onFilter = column.unfilterable ? undefined : tools.onFilter;
  const order = sort.find(({ field }) => field === id)?.order;
  // Beside other keys it may come behind them, too.
  const canFollow = onSort && order === undefined && sort.length > 0;
  const commands: (Command | false | undefined)[] = [
    onSort && {
      label: "Sort ascending",
      icon: IconArrowUp,
      run: order === "ascending" ? undefined : () => onSort(id, "ascending", false),
    },
    onSort && {
      label: "Sort descending",
      icon: IconArrowDown,
      run: order === "descending" ? undefined : () => onSort(id, "descending", false),
    },
    canFollow && {
      label: "Then sort ascending",
      icon: IconArrowUp,
      run: () => onSort(id, "ascending", true),
    },
    canFollow && {
      label: "Then sort descending",
      icon: IconArrowDown,
      run: () => onSort(id, "descending", true),
    },
    onSort &&
      order && {
        label: "Remove sorting",
        icon: IconX,
        run: () => onSort(id, undefined, true),
      },
    onFilter && { label: "Filter by this column…", icon: IconFilter, run: () => onFilter(id) },
    onStatistics && { label: "Statistics", icon: IconChartBar, run: () => onStatistics(id) },
  ];
  return commands.flatMap((command) => command || []);
}

/** What a layout holds beside the columns: the grouping, and what stands at the foot. */
function summaryCommands({ column: { id, kind }, tools }: ColumnMenuProps): Command[] {
  const { canSummarise, all, layout, onLayout } = tools;
  if (!canSummarise || id === all[0]?.id) return [];
  if (kind === "number") {
    const isShown = layout.figures[id] !== undefined;
    const figures = withFigure(layout.figures, id, isShown ? undefined : "sum");
    const label = isShown ? "Remove from the foot" : "Add up at the foot";
    return [{ label, icon: IconSum, run: () => onLayout({ ...layout, figures }) }];
  }
  if (kind !== "list" && kind !== "boolean") return [];
  const isGrouped = layout.groupBy === id;
  return [
    {
      label: isGrouped ? "Remove grouping" : "Group by this column",
      icon: IconLayoutList,
      run: () => onLayout({ ...layout, groupBy: isGrouped ? undefined : id }),
    },
  ];
}

function placeCommands({ column: { id }, columns, table }: ColumnMenuProps): Command[] {
  const column = table.getColumn(id);
  if (!column?.getCanHide()) return [];
  const isPinned = column.getIsPinned() !== false;
  // A column moves among those that stay put, or among those that don't.
  const place = columns
    .slice(1)
    .filter((other) => (table.getColumn(other.id)?.getIsPinned() !== false) === isPinned)
    .map((other) => other.id);

  function move(step: -1 | 1): (() => void) | undefined {
    const neighbour = place[place.indexOf(id) + step];
    const side = step === 1 ? "behind" : "before";
    return neighbour === undefined
      ? undefined
      : () => table.setColumnOrder((order) => moveBeside(order, id, { id: neighbour, side }));
  }

  return [
    {
      label: isPinned ? "Unpin" : "Pin left",
      icon: isPinned ? IconPinnedOff : IconPin,
      run: () => column.pin(isPinned ? false : "start"),
    },
    { label: "Move left", icon: IconArrowLeft, run: move(-1), isRepeated: true },
    { label: "Move right", icon: IconArrowRight, run: move(1), isRepeated: true },
    { label: "Hide", icon: IconEyeOff, run: () => column.toggleVisibility(false) },
  ];
}

function widthCommands({ column: { id, width }, table, header }: ColumnMenuProps): Command[] {
  const resize = (size: number) => table.setColumnSizing((sizes) => ({ ...sizes, [id]: size }));
  return [
    {
      label: "Fit to content",
      icon: IconArrowsHorizontal,
      run: () => resize(fittingWidth(header)),
    },
    {
      label: "Wider",
      icon: IconArrowBarRight,
      run: () => resize(width + widthStep),
      isRepeated: true,
    },
    {
      label: "Narrower",
      icon: IconArrowBarLeft,
      run: () => resize(width - widthStep),
      isRepeated: true,
    },
  ];
}
