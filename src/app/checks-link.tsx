import { IconChecklist } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ChecksSummary } from "../../contract/checks.ts";
import { checkQueries } from "../features/checks/queries.ts";
import { formatAge, formatCount, formatQuantity } from "../lib/format.ts";
import classes from "./navigation.module.css";

/** The way to the checks, with how many findings are open; when they were found stands in its title. */
export function ChecksLink({
  className,
  onNavigate,
}: {
  className: string | undefined;
  onNavigate: (() => void) | undefined;
}) {
  const { data } = useQuery(checkQueries.summary());
  return (
    <Link to="/checks" title={titleOf(data)} className={className} onClick={onNavigate}>
      <IconChecklist size={16} stroke={1.5} aria-hidden />
      <span className={classes.label}>Checks</span>
      {data && data.total > 0 ? (
        <span className={classes.count}>{formatCount(data.total)}</span>
      ) : null}
    </Link>
  );
}

function titleOf(summary: ChecksSummary | undefined): string {
  if (!summary) return "Checks";
  if (!summary.shown) return "Checks, not run yet";
  const { shown, total } = summary;
  const partly = shown.status === "complete" ? "" : ", not everything was covered";
  return `Checks, ${formatQuantity(total, "finding")}, ${formatAge(shown.started_at)}${partly}`;
}
