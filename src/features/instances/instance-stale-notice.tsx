import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { formatAge } from "../../lib/format.ts";
import classes from "./instance-stale-notice.module.css";

/** The record could not be read again; what was read before stays on the screen. */
export function StaleNotice({
  query: { error, dataUpdatedAt, isFetching, refetch },
}: {
  query: UseQueryResult;
}) {
  const { reason, requestId } = explainFailure(error);
  return (
    <div role="alert" className={classes.notice}>
      <span>
        This could not be read again: {reason} You see it as it was{" "}
        {formatAge(dataUpdatedAt / 1000)}.{requestId ? ` Request ${requestId}.` : ""}
      </span>
      <Button variant="default" loading={isFetching} onClick={() => void refetch()}>
        Try again
      </Button>
    </div>
  );
}
