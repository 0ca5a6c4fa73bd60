import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { SyncState } from "../../../contract/sync.ts";
import { announce } from "../../components/ui/announce.ts";
import { readAgain } from "../../workspace/copy/read-again.ts";
import { syncQuery } from "../../workspace/copy/sync-query.ts";

/** While a sweep brings record after record, what is on the screen is read again this often at most. */
const leastMs = 5_000;

/** Reads again what a sweep has changed since it was read. Draws nothing. */
export function CopyWatcher({ vendor }: { vendor: string }) {
  const client = useQueryClient();
  const { data } = useQuery(syncQuery);
  const before = useRef<SyncState>(undefined);
  const lastMs = useRef(0);
  useEffect(() => {
    const previous = before.current;
    if (!data || previous === data) return;
    if (!previous) {
      before.current = data;
      return;
    }
    const hasEnded = endsOf(previous) !== endsOf(data);
    if (!hasEnded && (isSame(previous, data) || Date.now() - lastMs.current < leastMs)) return;
    before.current = data;
    lastMs.current = Date.now();
    void readAgain(client);
    if (isFirstCopy(previous) && !isFirstCopy(data))
      announce(`All records of ${vendor} are copied`);
  }, [data, client, vendor]);
  return null;
}

function isFirstCopy({ lists }: SyncState): boolean {
  return lists.some(({ complete_from }) => complete_from === null);
}

function endsOf({ lists }: SyncState): string {
  return lists.map(({ complete_at }) => complete_at).join();
}

function isSame(previous: SyncState, now: SyncState): boolean {
  return sizesOf(previous) === sizesOf(now);
}

function sizesOf({ lists, alarms, outbox }: SyncState): string {
  const held = lists.map((list) => `${list.kind} ${list.object_type_id} ${list.held}`);
  return [...held, alarms, outbox.waiting, outbox.undecided].join();
}
