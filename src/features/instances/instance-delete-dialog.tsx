import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure, FailureState } from "../../components/ui/failure-state.tsx";
import { saveFile } from "../../components/ui/save-file.ts";
import { useFailureInSight } from "../../components/ui/use-failure-in-sight.ts";
import { KeepWrite } from "../../workspace/copy/keep-write.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { imageFileName } from "../../workspace/restore-image.ts";
import { useVendor } from "../../workspace/vendor.ts";
import classes from "./instance-delete-dialog.module.css";
import { LostLinks } from "./instance-lost-links.tsx";
import { deleteInstance, deletionAccountQuery, readBeforeImage } from "./instance-writes.ts";
import { UndoDeletion } from "./undo-deletion.tsx";

/** Long enough to read, to find the button and to press it. */
const undoShownMs = 30_000;

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
  const preview = useQuery({ ...deletionAccountQuery(objectType, instance.id), enabled: opened });
  const { id } = instance;
  const vendor = useVendor();
  const deletion = useMutation(deleteInstance(objectType, id));
  const failure = useFailureInSight(deletion);
  const noun = objectType.label.toLowerCase();
  const name = instanceTitle(instance, objectType);
  // What was counted before this dialog opened is not told as what is.
  const account = preview.isFetching ? undefined : preview.data;

  async function confirm(): Promise<void> {
    const image = await deletion.mutateAsync();
    const what = `${objectType.label} ${name}`;
    announce(
      (close) =>
        vendor === undefined ? (
          <UndoDeletion what={what} image={image} onDone={close} />
        ) : (
          <SeeDeleted
            what={what}
            vendor={vendor}
            params={{ type: objectType.id, id }}
            onSee={close}
          />
        ),
      { shownMs: undoShownMs },
    );
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
      isDisabled={!account}
      isPending={deletion.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onCancel={() => {
        deletion.reset();
        onCancel();
      }}
      onClosed={onClosed}
    >
      {account ? (
        <LostLinks account={account} noun={noun} />
      ) : preview.error ? (
        <FailureState
          what="What would lose a link could not be read"
          failure={preview.error}
          onRetry={() => void preview.refetch()}
        />
      ) : (
        <p role="status">Looking up what is linked with it…</p>
      )}
      {vendor === undefined ? (
        <KeepCopy objectType={objectType} id={id} />
      ) : (
        <p>
          {vendor} can’t undo this. It is kept here as it was, and can be made anew under another
          id.
        </p>
      )}
      {failure ? (
        <div role="alert" className={classes.failure}>
          <DeletionFailure noun={noun} failure={failure} />
          <KeepWrite
            failure={failure}
            write={() => ({ operation: "delete_instance", object_type_id: objectType.id, id })}
            onKept={onCancel}
            onRetry={() => void confirm().catch(() => undefined)}
            isRetrying={deletion.isPending}
          />
        </div>
      ) : null}
    </ConfirmDialog>
  );
}

/** The vendor can't undo: what was deleted is looked at, and made anew, under its old address. */
function SeeDeleted({
  what,
  vendor,
  params,
  onSee,
}: {
  what: string;
  vendor: string;
  params: { type: string; id: string };
  onSee: () => void;
}) {
  return (
    <span>
      {what} was deleted in {vendor}.{" "}
      <Link to="/objects/$type/$id" params={params} onClick={onSee}>
        See it as it was, or make it anew
      </Link>
    </span>
  );
}

/** A file that puts everything back, for when the moment to undo has passed. */
function KeepCopy({ objectType, id }: { objectType: ObjectType; id: string }) {
  const copy = useMutation({
    mutationFn: () => readBeforeImage(objectType, id),
    onSuccess: (image) => {
      const text = JSON.stringify(image, null, 2);
      saveFile(new Blob([text], { type: "application/json" }), imageFileName(image));
    },
  });
  return (
    <div className={classes.final}>
      <span>
        {copy.error
          ? `Not downloaded. ${explainFailure(copy.error).reason}`
          : "It can be undone right after, and later from a copy."}
      </span>
      <Button
        variant="default"
        leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
        loading={copy.isPending}
        onClick={() => copy.mutate()}
      >
        Download what would be lost (JSON)
      </Button>
    </div>
  );
}

function DeletionFailure({ noun, failure }: { noun: string; failure: Error }) {
  const { reason, requestId } = explainFailure(failure);
  return (
    <>
      The {noun} could not be deleted. {reason}
      {requestId ? <code> Request {requestId}</code> : null}
    </>
  );
}
