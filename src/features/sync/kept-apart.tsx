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
            : outboxWords(vendor, waiting, undecided)}
        </li>
        <li>
          <Link to="/deleted">Deleted in {vendor}</Link>
          {gone ? `: ${goneWords(gone.total_count)}` : ""}
        </li>
      </ul>
    </section>
  );
}

/** `2 changes to be sent to Intercom, 1 to decide on`. */
function outboxWords(vendor: string, waiting: number, undecided: number): string {
  const toSend =
    waiting === 0 ? [] : [`${formatQuantity(waiting, "change")} to be sent to ${vendor}`];
  if (undecided === 0) return toSend.join("");
  const toDecide = waiting === 0 ? formatQuantity(undecided, "change") : formatCount(undecided);
  return [...toSend, `${toDecide} to decide on`].join(", ");
}

function goneWords(count: number): string {
  if (count === 0) return "no record that was copied";
  return `${formatQuantity(count, "record")}, kept as ${count === 1 ? "it was" : "they were"}`;
}
