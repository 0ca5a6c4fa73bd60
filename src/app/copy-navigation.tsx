import { IconActivity, IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { SyncState } from "../../contract/sync.ts";
import { formatCount, formatQuantity } from "../lib/format.ts";
import { syncQuery } from "../workspace/copy/sync-query.ts";
import { CopyWatcher } from "../features/sync/copy-watcher.tsx";
import classes from "./navigation.module.css";

const icon = { size: 16, stroke: 1.5, "aria-hidden": true };

/** At the foot of the navigation: what waits to be written, and how much of the vendor's limit is used. */
export function CopyNavigation({
  vendor,
  onNavigate,
}: {
  vendor: string;
  /** Undefined where the navigation stands beside the page, which it does once. */
  onNavigate: (() => void) | undefined;
}) {
  const { data } = useQuery(syncQuery);
  if (!data) return null;
  const { waiting, undecided } = data.outbox;
  const { limit, used, queued } = data.budget;
  return (
    <>
      {onNavigate ? null : <CopyWatcher vendor={vendor} />}
      {waiting + undecided > 0 ? (
        <Link
          to="/outbox"
          className={classes.link}
          title={`Outbox, ${outboxWords(data)}`}
          onClick={onNavigate}
        >
          <IconSend {...icon} />
          <span className={classes.label}>Outbox</span>
          <span className={classes.count} data-warning={undecided > 0 || undefined}>
            {formatCount(waiting + undecided)}
          </span>
        </Link>
      ) : null}
      <Link
        to="/settings/connection"
        className={`${classes.link} ${classes.meter}`}
        title={budgetTitle(vendor, data.budget)}
        onClick={onNavigate}
      >
        <IconActivity {...icon} />
        <span className={classes.label}>
          {vendor} {formatCount(used)} of {formatCount(limit)}
          {queued > 0 ? (
            <span className={classes.queue}> · {formatCount(queued)} waiting</span>
          ) : null}
        </span>
      </Link>
    </>
  );
}

function outboxWords({ outbox: { waiting, undecided } }: SyncState): string {
  const parts = [
    waiting > 0 ? `${formatCount(waiting)} to be sent` : "",
    undecided > 0 ? `${formatCount(undecided)} to decide on` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function budgetTitle(vendor: string, { limit, used, queued }: SyncState["budget"]): string {
  return `${formatCount(used)} of ${formatQuantity(limit, "call")} that ${vendor} allows in these ten seconds used, ${formatCount(queued)} waiting`;
}
