import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { explainFailure, FailureState } from "../../components/ui/failure-state.tsx";
import classes from "./settings-form.module.css";

/** Says what archiving does, counted, before it is done. */
export function ArchiveQuestion<Usage>({
  usage,
  consequences,
  archiveLabel,
  failure,
  isSaving,
  onArchive,
  onCancel,
}: {
  usage: UseQueryResult<Usage>;
  /** One sentence each. */
  consequences: (usage: Usage) => ReactNode[];
  archiveLabel: string;
  failure: unknown;
  isSaving: boolean;
  onArchive: () => void;
  onCancel: () => void;
}) {
  if (usage.error && !usage.data) {
    return (
      <FailureState
        what="What hangs on this could not be counted"
        failure={usage.error}
        onRetry={() => void usage.refetch()}
      />
    );
  }
  return (
    <div className={classes.form}>
      {usage.data === undefined || usage.isFetching ? (
        <p role="status" className={classes.fixed}>
          Counting what hangs on it…
        </p>
      ) : (
        <ul className={classes.consequences}>
          {consequences(usage.data).map((consequence, index) => (
            <li key={index}>{consequence}</li>
          ))}
        </ul>
      )}
      {failure ? (
        <p role="alert" className={classes.failure}>
          Nothing was changed. {explainFailure(failure).reason}
        </p>
      ) : null}
      <footer className={classes.footer}>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          variant="default"
          className={classes.grave ?? ""}
          loading={isSaving}
          disabled={usage.data === undefined || usage.isFetching}
          onClick={onArchive}
        >
          {archiveLabel}
        </Button>
      </footer>
    </div>
  );
}
