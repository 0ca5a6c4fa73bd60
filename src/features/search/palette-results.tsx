import { memo, type MouseEvent } from "react";
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
  function entryUnder({ target }: MouseEvent): PaletteEntry | undefined {
    const id = target instanceof Element ? target.closest("[role=option]")?.id : undefined;
    return groups.flatMap(({ entries }) => entries).find(({ key }) => entryId(key) === id);
  }

  return (
    // The keyboard steers the list from the input.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={listId}
      role="listbox"
      tabIndex={-1}
      aria-label="Results"
      className={classes.list}
      data-stale={isStale || undefined}
      onMouseMove={(event) => {
        const entry = entryUnder(event);
        if (entry && entry.key !== activeKey) onPoint(entry);
      }}
      // The input keeps the focus; the scroll bar is the list's own.
      onMouseDown={(event) => {
        if (event.target !== event.currentTarget) event.preventDefault();
      }}
      onClick={(event) => {
        const entry = entryUnder(event);
        if (entry) onChoose(entry, event);
      }}
    >
      {groups.map((group) => (
        <div key={group.key} role="group" aria-label={group.label} className={classes.group}>
          <div aria-hidden className={classes.heading}>
            {group.label}
          </div>
          {group.entries.map((entry) => (
            <Line key={entry.key} entry={entry} isActive={entry.key === activeKey} />
          ))}
        </div>
      ))}
    </div>
  );
}

const Line = memo(function Line({ entry, isActive }: { entry: PaletteEntry; isActive: boolean }) {
  return (
    <div
      id={entryId(entry.key)}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classes.line}
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
});
