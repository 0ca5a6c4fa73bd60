import { useQuery } from "@tanstack/react-query";
import { IconChevronDown } from "@tabler/icons-react";
import { Suspense, useEffect, useRef, useState } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import type { TableLayout } from "../../components/data-table/table-layout.ts";
import { keepRecent } from "./kept-views.ts";
import { viewsQuery } from "./queries.ts";
import { contentsOf, hashOf, type ViewContents, type ViewSearch } from "./view-contents.ts";
import classes from "./view-switcher.module.css";

const ViewsPopover = lazyPart(async () => (await import("./views-popover.tsx")).ViewsPopover);
const ViewDrift = lazyPart(async () => (await import("./view-drift.tsx")).ViewDrift);
const MissingView = lazyPart(async () => (await import("./missing-view.tsx")).MissingView);

/** Which view the list is, the way to the others, and what to do where the list has drifted from it. */
export function ViewSwitcher({
  objectType,
  search,
  layout,
  onForgetLayout,
}: {
  objectType: ObjectType;
  search: ViewSearch;
  layout: TableLayout;
  /** Lets go of widths and density that the browser kept for the view. */
  onForgetLayout: () => void;
}) {
  const { data: views } = useQuery(viewsQuery);
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const view = views?.find(({ id }) => id === search.view);
  useEffect(() => {
    if (view) keepRecent(view);
  }, [view]);

  const contents = contentsOf(search, layout);
  const isDrifted = view !== undefined && hashOf(view) !== hashOf(contents);
  const base = useBase(view, isDrifted);
  const isWorthSaving = !view && hasQueryOrColumns(contents);
  const isMissing = views !== undefined && search.view !== undefined && !view;
  const name = view?.name ?? `All ${objectType.label_plural.toLowerCase()}`;
  return (
    <div className={classes.switcher}>
      <span className={classes.place}>
        <button
          ref={button}
          type="button"
          className={classes.button}
          aria-label={`View: ${name}${isDrifted ? ", changed" : ""}`}
          title={name}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          // Else the press closes the popover, as one beside it does, and the click opens it again.
          onMouseDown={(event) => event.stopPropagation()}
          onTouchStart={(event) => event.stopPropagation()}
        >
          <span className={classes.name}>{name}</span>
          {isDrifted ? <span className={classes.mark} /> : null}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </button>
        {isOpen ? (
          <Suspense>
            <ViewsPopover
              objectType={objectType}
              views={views}
              current={search.view}
              contents={contents}
              onClose={() => {
                setIsOpen(false);
                button.current?.focus();
              }}
            />
          </Suspense>
        ) : null}
      </span>
      {isDrifted || isWorthSaving ? (
        <Suspense>
          <ViewDrift
            key={view?.id ?? ""}
            objectType={objectType}
            view={view}
            base={base}
            contents={contents}
            onForgetLayout={onForgetLayout}
          />
        </Suspense>
      ) : null}
      {isMissing ? (
        <Suspense>
          <MissingView />
        </Suspense>
      ) : null}
    </div>
  );
}

/** What the view held when the list was last the same as it: saving over anything else would undo what somebody else did. */
function useBase(view: View | undefined, isDrifted: boolean): string | undefined {
  const now = view && { id: view.id, hash: hashOf(view) };
  const [base, setBase] = useState(now);
  const isOld = base?.id !== now?.id || (!isDrifted && base?.hash !== now?.hash);
  if (isOld) setBase(now);
  return isOld ? now?.hash : base?.hash;
}

/** Widths and density alone are the browser's own business. */
function hasQueryOrColumns({ query, layout }: ViewContents): boolean {
  const { columns, pinned, group_by, figures } = layout;
  const parts = [...Object.values(query), columns, group_by];
  const isArranged = pinned.length > 0 || Object.keys(figures).length > 0;
  return isArranged || parts.some((part) => part !== null);
}
