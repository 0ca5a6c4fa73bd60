import { ActionIcon, Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconDots, IconPinned, IconPlus, IconSearch, IconStar } from "@tabler/icons-react";
import { useRef, useState, type KeyboardEvent } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View, ViewScope } from "../../../contract/views.ts";
import { useKeptViews } from "./kept-views.ts";
import { findDefault, viewSearch } from "./view-contents.ts";
import classes from "./views-list.module.css";

const groups: { scope: ViewScope; title: string }[] = [
  { scope: "everyone", title: "Everyone" },
  { scope: "mine", title: "Only this browser" },
];

/** The views of a type by whose they are; arrows go from one to the next. */
export function ViewsList({
  objectType,
  views = [],
  current,
  onChosen,
  onActions,
  onSave,
}: {
  objectType: ObjectType;
  views: View[] | undefined;
  current: string | undefined;
  onChosen: () => void;
  onActions: (view: View) => void;
  onSave: () => void;
}) {
  const [text, setText] = useState("");
  const list = useRef<HTMLDivElement>(null);
  const pinned = useKeptViews().filter(({ isPinned }) => isPinned);
  const all = `All ${objectType.label_plural.toLowerCase()}`;
  const isWanted = (name: string) => name.toLowerCase().includes(text.trim().toLowerCase());
  const start = findDefault(views, objectType.id);
  const listed = views.filter(({ name }) => isWanted(name));
  const params = { type: objectType.id };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the arrows only move the focus between links that Tab reaches too
    <div ref={list} onKeyDown={(event) => moveFocus(event, list.current)} className={classes.views}>
      <TextInput
        size="xs"
        type="search"
        aria-label="Find a view"
        placeholder="Find a view…"
        data-autofocus
        leftSection={<IconSearch size={14} stroke={1.5} aria-hidden />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.scroll}>
        {isWanted(all) ? (
          <div className={classes.row} data-current={current === undefined || undefined}>
            <Link
              to="/objects/$type"
              params={params}
              search={start ? { all: "true" } : {}}
              activeOptions={{ exact: true }}
              onClick={onChosen}
            >
              <span className={classes.name}>{all}</span>
            </Link>
          </div>
        ) : null}
        {groups.map(({ scope, title }) => {
          const ofScope = listed.filter((view) => view.scope === scope);
          return ofScope.length === 0 ? null : (
            <section key={scope} aria-label={title}>
              <h2>{title}</h2>
              <ul>
                {ofScope.map((view) => (
                  <li
                    key={view.id}
                    className={classes.row}
                    data-current={view.id === current || undefined}
                  >
                    <Link
                      to="/objects/$type"
                      params={params}
                      search={viewSearch(view)}
                      onClick={onChosen}
                      title={view.name}
                    >
                      <span className={classes.name}>{view.name}</span>
                      <Marks
                        isDefault={view.is_default}
                        isShadowed={view.is_default && view !== start}
                        isPinned={pinned.some(({ id }) => id === view.id)}
                      />
                    </Link>
                    <ActionIcon
                      size={24}
                      aria-label={`Actions for ${view.name}`}
                      onClick={() => onActions(view)}
                    >
                      <IconDots size={14} stroke={1.5} />
                    </ActionIcon>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {listed.length === 0 ? (
          <p className={classes.none}>
            {views.length === 0
              ? "No view is saved yet. A view keeps filters, sorting and columns under a name."
              : `No view is named “${text.trim()}”.`}
          </p>
        ) : null}
      </div>
      <Button
        variant="subtle"
        color="gray"
        fullWidth
        justify="flex-start"
        leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
        onClick={onSave}
      >
        Save this list as a view…
      </Button>
    </div>
  );
}

function Marks(props: { isDefault: boolean; isShadowed: boolean; isPinned: boolean }) {
  const why = props.isShadowed ? "Default for everyone; this browser has its own" : "Default";
  return (
    <span className={classes.marks}>
      {props.isDefault ? (
        <span title={why} data-dim={props.isShadowed || undefined}>
          <IconStar size={14} stroke={1.5} aria-label={why} role="img" />
        </span>
      ) : null}
      {props.isPinned ? (
        <span title="Pinned">
          <IconPinned size={14} stroke={1.5} aria-label="Pinned" role="img" />
        </span>
      ) : null}
    </span>
  );
}

function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !list) return;
  const places = [...list.querySelectorAll<HTMLElement>("input, a")];
  const row = (event.target as Element).closest(`.${classes.row}`)?.querySelector("a");
  const here = places.indexOf(row ?? (event.target as HTMLElement));
  event.preventDefault();
  places[Math.min(Math.max(here + step, 0), places.length - 1)]?.focus();
}
