import type { ConnectionProblem as Problem } from "../../../contract/connection.ts";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import classes from "./connection-page.module.css";

/** A call to the vendor that failed: what, what is safe, what to do, and the vendor's own id of it. */
export function ConnectionProblem({
  problem: { call, status, what, safe, remedy, request_id: requestId },
  isPast = false,
}: {
  problem: Problem;
  /** It does not stand in the way now. */
  isPast?: boolean;
}) {
  return (
    <div role={isPast ? undefined : "alert"} className={classes.problem} data-past={isPast}>
      <p>
        <strong>{what}</strong> {safe}
      </p>
      <p>{remedy}</p>
      <p className={classes.call}>
        {call}
        {status === null ? "" : `, ${status}`}
        {requestId === null ? null : (
          <>
            , request {requestId} <CopyButton value={requestId} label="Copy request id" />
          </>
        )}
      </p>
    </div>
  );
}
