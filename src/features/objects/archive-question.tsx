import type { UseQueryResult } from "@tanstack/react-query";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import classes from "./settings-form.module.css";

/** Says what archiving does, counted, before it is done. */
export function ArchiveQuestion<Usage>({
  what,
  opened,
  usage,
  consequences,
  failure,
  isSaving,
  onArchive,
  onCancel,
  onClosed,
}: {
  /** What is archived, as people call it. */
  what: string;
  opened: boolean;
  usage: UseQueryResult<Usage>;
  /** One sentence each. */
  consequences: (usage: Usage) => string[];
  failure: unknown;
  isSaving: boolean;
  onArchive: () => void;
  onCancel: () => void;
  onClosed: () => void;
}) {
  const counted = usage.isFetching ? undefined : usage.data;
  return (
    <ConfirmDialog
      opened={opened}
      title={`Archive ${what}?`}
      act={`Archive ${what}`}
      isDangerous
      isDisabled={counted === undefined}
      isPending={isSaving}
      onConfirm={onArchive}
      onCancel={onCancel}
      onClosed={onClosed}
    >
      {counted !== undefined ? (
        <ul className={classes.consequences}>
          {consequences(counted).map((consequence) => (
            <li key={consequence}>{consequence}</li>
          ))}
        </ul>
      ) : usage.isFetching ? (
        <p role="status" className={classes.fixed}>
          Counting what hangs on it…
        </p>
      ) : (
        <p role="alert" className={classes.failure}>
          What hangs on it could not be counted. {explainFailure(usage.error).reason}
        </p>
      )}
      {failure ? (
        <p role="alert" className={classes.failure}>
          Nothing was changed. {explainFailure(failure).reason}
        </p>
      ) : null}
    </ConfirmDialog>
  );
}
