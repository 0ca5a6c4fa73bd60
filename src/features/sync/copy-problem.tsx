import type { ConnectionProblem } from "../../../contract/connection.ts";
import { FailedCall } from "../../workspace/copy/failed-call.tsx";
import classes from "./copy-problem.module.css";

/** Why the vendor did not do something: what, what is safe, what to do, and the call. */
export function CopyProblem({
  problem,
  isAdviceSaid = false,
}: {
  problem: ConnectionProblem;
  /** What is safe and what to do is said beside it. */
  isAdviceSaid?: boolean;
}) {
  const { what, safe, remedy } = problem;
  return (
    <div className={classes.problem}>
      <p>
        <strong>{what}</strong> {isAdviceSaid ? null : `${safe} ${remedy}`}
      </p>
      <FailedCall problem={problem} />
    </div>
  );
}
