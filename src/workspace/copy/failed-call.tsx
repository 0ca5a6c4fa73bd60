import type { ConnectionProblem } from "../../../contract/connection.ts";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import classes from "./failed-call.module.css";

/** Which call to the vendor failed, with what its support would ask for. */
export function FailedCall({
  problem: { call, status, request_id: requestId },
}: {
  problem: ConnectionProblem;
}) {
  return (
    <p className={classes.call}>
      {call}
      {status === null ? "" : `, ${status}`}
      {requestId === null ? null : (
        <>
          , request {requestId} <CopyButton value={requestId} label="Copy request id" />
        </>
      )}
    </p>
  );
}
