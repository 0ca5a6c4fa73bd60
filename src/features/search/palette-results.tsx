import type { MouseEvent } from "react";
import { MarkedText } from "../../components/ui/marked-text.tsx";
import type { PaletteEntry, PaletteGroup } from "./palette-entry.ts";
import classes from "./search-palette.module.css";

export const listId = "search-palette-list";
/** An id may hold no spaces. */
export const entryId = (key: string) => `search-palette-${encodeURIComponent(key)}`;

/** The lines of the palette under their headings, for a screen reader a list box that the input steers. */
export function PaletteResults({
  groups,
  activeKey,
  isStale,
  onPoint,
  onChoose,
}: {
  groups: readonly PaletteGroup[];
  activeKey: string | undefined;
  isStale: boolean;
  onPoint: (entry: PaletteEntry) => void;
  onChoose: (entry: PaletteEntry, event: MouseEvent) => void;
}) {
  return (
    <div
      id={listId}
      role="listbox"
      aria-label="Results"
      className={classes.list}
      data-stale={isStale || undefined}
    >
      {groups.map((group) => (
        <div key={group.key} role="group" aria-label={group.label} className={classes.group}>
          <div aria-hidden className={classes.heading}>
            {group.label}
          </div>
          {group.entries.map((entry) => (
            <Line
              key={entry.key}
              entry={entry}
              isActive={entry.key === activeKey}
              onPoint={onPoint}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

function Line({
  entry,
  isActive,
  onPoint,
  onChoose,
}: {
  entry: PaletteEntry;
  isActive: boolean;
  onPoint: (entry: PaletteEntry) => void;
  onChoose: (entry: PaletteEntry, event: MouseEvent) => void;
}) {
  return (
    // The keyboard steers the list from the input.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={entryId(entry.key)}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classes.line}
      onMouseMove={() => (isActive ? undefined : onPoint(entry))}
      // The input keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => onChoose(entry, event)}
    >
      <span aria-hidden className={classes.icon}>
        {entry.icon}
      </span>
      <span className={classes.words}>
        <span className={classes.names}>
          <span className={classes.title}>
            <MarkedText text={entry.title} marks={entry.titleMarks} />
          </span>
          {entry.subtitle === "" ? null : (
            <span className={classes.subtitle}>{entry.subtitle}</span>
          )}
        </span>
        {entry.match ? (
          <span className={classes.match}>
            <span className={classes.label}>{entry.match.label}</span>{" "}
            <MarkedText text={entry.match.text} marks={entry.match.marks} />
          </span>
        ) : null}
      </span>
      {entry.isExact ? <span className={classes.exact}>Exact id</span> : null}
    </div>
  );
}
