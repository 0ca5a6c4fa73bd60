import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Instance } from "../../../contract/instances.ts";
import type { ColumnHead } from "../../components/data-table/column.ts";
import { tabSeparated } from "../../components/data-table/tab-separated.ts";
import { announce } from "../../components/ui/announce.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { instanceCellText } from "./instance-cell-text.ts";
import { instanceQueries, type InstanceListQuery } from "./queries.ts";

/** More than that is for an export: a clipboard holds it all at once. */
export const mostCopied = 10_000;
const perPage = 150;

class Cancelled extends Error {}

/** Copies instances as a table, with the columns that are in sight. All that match are read page by page. */
export function useCopiedInstances(type: string, query: InstanceListQuery, columns: ColumnHead[]) {
  const queryClient = useQueryClient();
  const schema = useSchema();
  const [read, setRead] = useState<number>();
  const isCancelled = useRef(false);

  async function readAll(): Promise<Instance[]> {
    const found = new Map<string, Instance>();
    for (let page = 1; found.size < mostCopied; page += 1) {
      const list = await queryClient.fetchQuery({
        ...instanceQueries.list(type, { ...query, page, per_page: perPage }),
        gcTime: 0,
      });
      if (isCancelled.current) throw new Cancelled();
      for (const instance of list.instances) found.set(instance.id, instance);
      setRead(found.size);
      if (!list.hasNext) break;
    }
    return [...found.values()].slice(0, mostCopied);
  }

  function textOf(instances: Instance[]): string {
    const names = columns.map(({ header }) => header);
    const rows = instances.map((instance) =>
      columns.map(({ id }) => instanceCellText(id, instance, schema)),
    );
    return tabSeparated([names, ...rows]);
  }

  async function copy(chosen: ReadonlyMap<string, Instance> | undefined): Promise<void> {
    isCancelled.current = false;
    if (!chosen) setRead(0);
    let copied = 0;
    // Handed over as a promise: once the pages are read, the click that allows it would be too long ago.
    const text = (chosen ? Promise.resolve([...chosen.values()]) : readAll()).then((instances) => {
      copied = instances.length;
      return new Blob([textOf(instances)], { type: "text/plain" });
    });
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": text })]);
      announce(`Copied ${formatQuantity(copied, "row")} with their column names`);
    } catch {
      const isFailed = await text
        .then(() => true)
        .catch((error: unknown) => !(error instanceof Cancelled));
      announce(
        isFailed ? "The rows could not be copied" : "Copying was cancelled. Nothing was copied.",
      );
    } finally {
      setRead(undefined);
    }
  }

  return {
    copy,
    /** How many of all that match are read so far; undefined while nothing is copied. */
    progress: read === undefined ? undefined : formatCount(read),
    cancel: () => {
      isCancelled.current = true;
    },
  };
}
