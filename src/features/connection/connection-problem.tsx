import type { ConnectionProblem as Problem } from "../../../contract/connection.ts";
import { FailedCall } from "../../workspace/copy/failed-call.tsx";
import classes from "./connection-page.module.css";

/** A call to the vendor that failed: what, what is safe, what to do, and the vendor's own id of it. */
export function ConnectionProblem({
  problem,
  isPast = false,
}: {
  problem: Problem;
  /** It does not stand in the way now. */
  isPast?: boolean;
}) {
  const { what, safe, remedy } = problem;
  return (
    <div role={isPast ? undefined : "alert"} className={classes.problem} data-past={isPast}>
      <p>
        <strong>{what}</strong> {safe}
      </p>
      <p>{remedy}</p>
      <FailedCall problem={problem} />
    </div>
  );
}
