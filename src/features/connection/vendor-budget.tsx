import type { VendorConnection } from "../../../contract/connection.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import classes from "./connection-page.module.css";

/** How much of the vendor's limit is used in the present ten seconds, and what waits for it. */
export function VendorBudget({ budget }: { budget: VendorConnection["budget"] }) {
  const { limit, used, waiting, in_flight } = budget;
  const queued = waiting.interactive + waiting.background;
  return (
    <section aria-labelledby="budget" className={classes.section}>
      <h2 id="budget">Calls in these ten seconds</h2>
      <div className={classes.budget}>
        <meter aria-labelledby="budget" value={used} max={limit} />
        <span>
          {formatCount(used)} of {formatQuantity(limit, "call")}
        </span>
        <span className={classes.queue}>
          {in_flight === 0 && queued === 0
            ? "nothing under way"
            : `${formatCount(in_flight)} under way, ${formatCount(queued)} waiting`}
        </span>
      </div>
    </section>
  );
}
