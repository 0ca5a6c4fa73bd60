import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import { useVendor } from "../../workspace/vendor.ts";
import { OutboxEntryRow } from "./outbox-entry-row.tsx";
import classes from "./outbox-page.module.css";
import { copyQueries } from "./queries.ts";

/** Changes that have not reached the vendor yet: those that wait for it, and those that wait for a person. */
export function OutboxPage() {
  const vendor = useVendor() ?? "the vendor";
  const { data, error, refetch } = useQuery(copyQueries.outbox());
  return (
    <>
      <PageHeader
        title="Outbox"
        count={data?.entries.length}
        trail={<Link to="/settings/connection">Connection</Link>}
      />
      {data ? (
        data.entries.length === 0 ? (
          <EmptyState title={`Nothing waits to be sent to ${vendor}`}>
            A change that could not be sent because {vendor} did not answer can be kept here; it is
            sent as soon as {vendor} answers again.
          </EmptyState>
        ) : (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- mere text is scrolled with the keyboard only when Tab reaches it
          <section aria-label="Outbox" className={classes.page} tabIndex={0}>
            <ul className={classes.entries}>
              {data.entries.map((entry) => (
                <OutboxEntryRow
                  key={entry.number}
                  vendor={vendor}
                  entry={entry}
                  onGone={focusMain}
                />
              ))}
            </ul>
          </section>
        )
      ) : error ? (
        <FailureState
          what="The outbox could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <RecordSkeleton />
      )}
    </>
  );
}

/** What had the focus is gone; reading goes on from the head of the page. */
function focusMain(): void {
  document.getElementById("main")?.focus({ preventScroll: true });
}
