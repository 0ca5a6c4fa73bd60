import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { SyncState } from "../../../contract/sync.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import classes from "./copy-sections.module.css";
import { copyQueries } from "./queries.ts";

/** What is known beside the copy itself: writes that wait, and records that are gone. */
export function KeptApart({
  vendor,
  outbox: { waiting, undecided },
}: {
  vendor: string;
  outbox: SyncState["outbox"];
}) {
  const { data: gone } = useQuery(copyQueries.gone({ per_page: 1 }));
  return (
    <section aria-labelledby="kept-apart">
      <h2 id="kept-apart">Kept beside the copy</h2>
      <ul className={classes.links}>
        <li>
          <Link to="/outbox">Outbox</Link>
          {": "}
          {waiting + undecided === 0
            ? `nothing waits to be sent to ${vendor}`
            : `${formatQuantity(waiting, "change")} to be sent to ${vendor}, ${formatCount(undecided)} to decide on`}
        </li>
        <li>
          <Link to="/deleted">Deleted in {vendor}</Link>
          {gone ? `: ${formatQuantity(gone.total_count, "record")}, kept as they were` : ""}
        </li>
      </ul>
    </section>
  );
}
