import { useQuery } from "@tanstack/react-query";
import type { ChecksSummary } from "../../contract/checks.ts";
import { checkQueries } from "../features/checks/queries.ts";
import { formatAge, formatCount, formatQuantity } from "../lib/format.ts";
import classes from "./navigation.module.css";

/** How many findings of the checks are open; when they were found stands in its title. */
export function ChecksCount() {
  const { data } = useQuery(checkQueries.summary());
  if (!data || data.total === 0) return null;
  return (
    <span className={classes.count} title={titleOf(data)}>
      {formatCount(data.total)}
    </span>
  );
}

function titleOf({ shown, total }: ChecksSummary): string {
  const findings = formatQuantity(total, "finding");
  if (!shown) return findings;
  const partly = shown.status === "complete" ? "" : ", not everything was covered";
  return `${findings}, ${formatAge(shown.started_at)}${partly}`;
}
