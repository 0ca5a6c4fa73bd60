import { ActionIcon } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useEffect, useEffectEvent } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import { formatCount } from "../../lib/format.ts";
import { cameFromList, useListBehind, type ListBehind, type Side } from "./came-from-list.ts";
import classes from "./instance-neighbours.module.css";
import { instanceQueries } from "./queries.ts";

interface NeighboursProps {
  objectType: ObjectType;
  id: string;
}

/** Where an instance stands in the list it was opened from, and the way to those beside it. */
export function InstanceNeighbours(props: NeighboursProps) {
  const behind = useListBehind();
  return behind ? <Neighbours {...props} behind={behind} /> : null;
}

function Neighbours({ objectType, id, behind }: NeighboursProps & { behind: ListBehind }) {
  const { query } = behind;
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const list = useListPage(objectType.id, query, true);
  const index = list?.rows.findIndex((one) => one.id === id) ?? -1;
  const isFirst = index === 0;
  const isLast = list !== undefined && index === list.rows.length - 1;
  const before = { ...query, page: query.page - 1 };
  const after = { ...query, page: query.page + 1 };
  const listBefore = useListPage(objectType.id, before, isFirst && query.page > 1);
  const listAfter = useListPage(objectType.id, after, isLast && list.hasNext);
  const beside = {
    previous: isFirst
      ? { id: listBefore?.rows.at(-1)?.id, query: before }
      : { id: list?.rows[index - 1]?.id, query },
    next: isLast
      ? { id: listAfter?.rows[0]?.id, query: after }
      : { id: list?.rows[index + 1]?.id, query },
  };

  // Those beside it are there before they are asked for.
  const fetchAhead = useEffectEvent((ids: string[]) => {
    for (const one of ids) {
      void queryClient.prefetchQuery(instanceQueries.get(objectType.id, one));
    }
  });
  const ahead = [beside.previous.id, beside.next.id].join(" ");
  useEffect(() => fetchAhead(ahead.split(" ").filter((one) => one !== "")), [ahead]);

  function go(side: Side, by?: Side): void {
    const to = beside[side];
    if (index < 0 || to.id === undefined) return;
    void navigate({
      to: "/objects/$type/$id",
      params: { type: objectType.id, id: to.id },
      state: cameFromList(to.query, by),
      replace: true,
    });
  }

  useHotkeys([
    ["alt+ArrowUp", () => go("previous")],
    ["alt+ArrowDown", () => go("next")],
  ]);

  if (!list || index < 0) return null;
  const noun = objectType.label.toLowerCase();
  const position = (query.page - 1) * query.per_page + index + 1;
  const step = (side: Side, keys: string, shortcut: string) => (
    <ActionIcon
      aria-label={`${side === "next" ? "Next" : "Previous"} ${noun}`}
      aria-keyshortcuts={shortcut}
      title={`${side === "next" ? "Next" : "Previous"} ${noun} (${keys})`}
      disabled={beside[side].id === undefined}
      ref={behind.by === side ? takeFocus : undefined}
      onClick={() => go(side, side)}
    >
      {side === "next" ? (
        <IconChevronRight size={16} stroke={1.5} />
      ) : (
        <IconChevronLeft size={16} stroke={1.5} />
      )}
    </ActionIcon>
  );
  return (
    <span role="group" aria-label="Place in the list" className={classes.place}>
      {step("previous", "Alt ↑", "Alt+ArrowUp")}
      {formatCount(position)} of {list.isExact ? "" : "at least "}
      {formatCount(list.total)}
      {step("next", "Alt ↓", "Alt+ArrowDown")}
    </span>
  );
}

/** Who pressed it to come here may press it again. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** A page as the list has read it; it need not be read again for a walk along it. */
function useListPage(type: string, query: ListBehind["query"], isWanted: boolean) {
  const { data, isPlaceholderData } = useQuery({
    ...instanceQueries.list(type, query),
    enabled: isWanted,
    staleTime: 60_000,
  });
  return isPlaceholderData || !isWanted ? undefined : data;
}
