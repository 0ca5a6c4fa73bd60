import type { ConnectionProblem } from "../../../contract/connection.ts";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import classes from "./copy-problem.module.css";

/** Why the vendor did not do something: what, what is safe, what to do, and the call. */
export function CopyProblem({
  problem: { call, status, what, safe, remedy, request_id: requestId },
}: {
  problem: ConnectionProblem;
}) {
  return (
    <div className={classes.problem}>
      <p>
        <strong>{what}</strong> {safe} {remedy}
      </p>
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
