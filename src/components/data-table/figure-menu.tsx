import { Menu } from "@mantine/core";
import { IconSum } from "@tabler/icons-react";
import type { ColumnHead } from "./column.ts";
import menuClasses from "./column-menu.module.css";
import classes from "./figure-foot.module.css";
import { figureNames } from "./figure-names.ts";
import { FigureNumber, type FigureValue } from "./figure-number.tsx";
import { figures, type Figure } from "./table-layout.ts";

const none = "none";
const item = menuClasses.item ?? "";

/** Tells one figure of a column, and changes which. */
export function FigureMenu({
  column: { header },
  figure,
  value,
  onFigure,
}: {
  column: ColumnHead;
  figure: Figure | undefined;
  /** Undefined until it is known. */
  value: FigureValue | undefined;
  onFigure: (figure: Figure | undefined) => void;
}) {
  return (
    <Menu
      position="top-end"
      width={220}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          className={classes.figure}
          title={value && `${value.shown ?? "No numbers"}, ${value.of}`}
        >
          {figure ? (
            <>
              <span className={classes.name}>
                {figureNames[figure]}
                <span className={classes.of}> of {header}: </span>
              </span>
              <FigureNumber value={value} />
            </>
          ) : (
            <>
              <IconSum size={14} stroke={1.5} className={classes.add} aria-hidden />
              <span className={classes.hidden}>Add up {header}</span>
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label={`Figure of ${header}`}>
        <Menu.Label>{value && figure ? capitalised(value.of) : header}</Menu.Label>
        <Menu.RadioGroup
          value={figure ?? none}
          onChange={(chosen) => onFigure(figures.find((each) => each === chosen))}
        >
          {figures.map((each) => (
            <Menu.RadioItem key={each} value={each} className={item} closeMenuOnClick>
              {figureNames[each]}
            </Menu.RadioItem>
          ))}
          <Menu.RadioItem value={none} className={item} closeMenuOnClick>
            None
          </Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
