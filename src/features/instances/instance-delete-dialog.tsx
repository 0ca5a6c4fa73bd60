import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { CopyButton } from "../../components/ui/copy-button.tsx";
import { explainFailure, FailureState } from "../../components/ui/failure-state.tsx";
import { instanceTitle } from "../../workspace/instance-title.ts";
import classes from "./instance-delete-dialog.module.css";
import { LostLinks } from "./instance-lost-links.tsx";
import { deleteInstance } from "./instance-writes.ts";
import { associationsQuery } from "./queries.ts";

/** Says what will lose a link before it asks; a refused deletion stays on the screen with its reason. */
export function InstanceDeleteDialog({
  objectType,
  instance,
  opened,
  onCancel,
  onClosed,
}: {
  objectType: ObjectType;
  instance: Instance;
  opened: boolean;
  onCancel: () => void;
  onClosed: () => void;
}) {
  const navigate = useNavigate();
  const preview = useQuery({ ...associationsQuery(instance.id), staleTime: 0, enabled: opened });
  const deletion = useMutation(deleteInstance(objectType, instance.id));
  const noun = objectType.label.toLowerCase();
  const name = instanceTitle(instance, objectType);
  // What was counted before this dialog opened is not told as what is.
  const links = preview.isFetching ? undefined : preview.data;

  async function confirm(): Promise<void> {
    await deletion.mutateAsync();
    announce(`${objectType.label} ${name} was deleted`);
    await navigate({
      to: "/objects/$type",
      params: { type: objectType.id },
      ignoreBlocker: true,
    });
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={`Delete ${noun} ${name}?`}
      act={`Delete ${noun}`}
      isDangerous
      isDisabled={!links}
      isPending={deletion.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onCancel={() => {
        deletion.reset();
        onCancel();
      }}
      onClosed={onClosed}
    >
      {links ? (
        <LostLinks links={links} noun={noun} />
      ) : preview.error ? (
        <FailureState
          what="What would lose a link could not be read"
          failure={preview.error}
          onRetry={() => void preview.refetch()}
        />
      ) : (
        <p role="status">Looking up what is linked with it…</p>
      )}
      <p className={classes.final}>
        This can’t be undone.
        <span className={classes.keep}>
          Keep a copy <CopyButton value={JSON.stringify(instance, null, 2)} label="Copy JSON" />
        </span>
      </p>
      {deletion.error ? <DeletionFailure noun={noun} failure={deletion.error} /> : null}
    </ConfirmDialog>
  );
}

function DeletionFailure({ noun, failure }: { noun: string; failure: Error }) {
  const { reason, requestId } = explainFailure(failure);
  return (
    <p role="alert" className={classes.failure}>
      The {noun} could not be deleted. {reason}
      {requestId ? <code> Request {requestId}</code> : null}
    </p>
  );
}
