import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OutboxEntry } from "../../../contract/outbox.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { useSchema } from "../schema-query.ts";
import classes from "./copy-line.module.css";
import { outboxQuery } from "./outbox-query.ts";
import type { RefreshedAddress } from "./refresh-query.ts";
import { syncQuery } from "./sync-query.ts";
import { writtenMembers } from "./write-members.ts";
import { writtenRecord } from "./written-record.ts";

const namedMembers = 3;

/** What was changed in a record here and has not reached the vendor yet; nothing where all has. One call for all records. */
export function PendingWrites({ vendor, kind, id }: RefreshedAddress & { vendor: string }) {
  const schema = useSchema();
  const { data: state } = useQuery(syncQuery);
  const counts = state?.outbox ?? { waiting: 0, undecided: 0 };
  const { data } = useQuery({
    ...outboxQuery,
    enabled: counts.waiting + counts.undecided > 0,
  });
  const entries = (data?.entries ?? []).filter((entry) => {
    const record = writtenRecord(entry);
    return record.kind === kind && record.id === id;
  });
  if (entries.length === 0) return null;
  const waits = (entry: OutboxEntry) => entry.state === "waiting" || entry.state === "sending";
  const isUndecided = !entries.every(waits);
  return (
    <Link
      to="/outbox"
      className={classes.line}
      data-warning={isUndecided || undefined}
      title={
        isUndecided
          ? "This waits in the outbox until somebody decides on it"
          : `What you see is what ${vendor} has; this is sent as soon as ${vendor} answers`
      }
    >
      <IconSend size={14} stroke={1.5} aria-hidden />
      {isUndecided ? "To be decided: " : "Not sent yet: "}
      {changesOf(schema, entries)}
    </Link>
  );
}

/** `Note, Product and 2 more`, or `its deletion`. */
function changesOf(schema: WorkspaceSchema, entries: OutboxEntry[]): string {
  if (entries.some(({ write }) => write.operation === "delete_instance")) return "its deletion";
  const labels = entries.flatMap((entry) =>
    writtenMembers(schema, entry).map(({ label }) => label),
  );
  const named = [...new Set(labels)];
  const more = named.length - namedMembers;
  const shown = named.slice(0, namedMembers).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}
