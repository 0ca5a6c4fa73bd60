import { IconClock, IconPinned } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useKeptViews } from "./kept-views.ts";
import classes from "./navigation-views.module.css";

/** The pinned and the recent views of a type, from what the browser keeps of them: they are there at once. */
export function NavigationViews({
  type,
  onNavigate,
}: {
  type: string;
  onNavigate: (() => void) | undefined;
}) {
  const views = useKeptViews().filter((view) => view.type === type);
  if (views.length === 0) return null;
  const ordered = [
    ...views.filter(({ isPinned }) => isPinned),
    ...views.filter(({ isPinned }) => !isPinned),
  ];
  return (
    <ul className={classes.list}>
      {ordered.map(({ id, name, isPinned }) => {
        const Icon = isPinned ? IconPinned : IconClock;
        return (
          <li key={id}>
            <Link
              to="/objects/$type"
              params={{ type }}
              search={{ view: id }}
              title={`${name}, ${isPinned ? "pinned" : "recent"}`}
              className={classes.link}
              onClick={onNavigate}
            >
              <Icon size={12} stroke={1.5} aria-hidden />
              <span className={classes.name}>{name}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
