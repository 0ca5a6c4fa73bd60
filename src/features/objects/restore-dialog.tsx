import { useMutation, useQuery } from "@tanstack/react-query";
import { beforeImageSchema, type BeforeImage } from "../../../contract/deletions.ts";
import { parseJson } from "../../../contract/json.ts";
import { announce } from "../../components/ui/announce.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { obstaclesIn, restoreImage } from "../../workspace/restore-image.ts";
import classes from "./restore-dialog.module.css";

const namedInstances = 5;
const toldProblems = 8;

/** Says what a file would bring back; what stands in the way is told, and can be left out. */
export function RestoreDialog({
  file,
  opened,
  onClose,
  onClosed,
}: {
  file: File;
  opened: boolean;
  onClose: () => void;
  onClosed: () => void;
}) {
  const read = useQuery({
    queryKey: ["before-image", file.name, file.lastModified, file.size],
    queryFn: () => readImage(file),
    gcTime: 0,
    retry: false,
    networkMode: "always",
  });
  const restore = useMutation(restoreImage);
  const { error } = restore;
  const obstacles = read.data && obstaclesIn(error, read.data);

  async function putBack(image: BeforeImage): Promise<void> {
    const { instances, references, conflicts } = await restore.mutateAsync({
      image,
      skipConflicts: obstacles !== undefined,
    });
    const leftOut = conflicts.length > 0 ? `, ${formatCount(conflicts.length)} left out` : "";
    announce(
      `${formatQuantity(instances.length, "instance")} and ${formatQuantity(references, "reference")} put back${leftOut}.`,
    );
    onClose();
  }

  return (
    <ConfirmDialog
      opened={opened}
      title={`Restore from ${file.name}?`}
      act={obstacles?.hasRest ? "Put back the rest" : "Put back"}
      isDisabled={!read.data || obstacles?.hasRest === false}
      isPending={restore.isPending}
      onConfirm={() => {
        // `restore.error` is shown.
        if (read.data) void putBack(read.data).catch(() => undefined);
      }}
      onCancel={onClose}
      onClosed={onClosed}
    >
      {read.data ? <Contents image={read.data} /> : null}
      {read.isPending ? <p role="status">Reading the file…</p> : null}
      {read.error ? (
        <p role="alert" className={classes.failure}>
          {read.error.message} Nothing was changed.
        </p>
      ) : null}
      {error ? <Problems failure={error} messages={obstacles?.messages ?? []} /> : null}
    </ConfirmDialog>
  );
}

async function readImage(file: File): Promise<BeforeImage> {
  const image = beforeImageSchema.safeParse(jsonOf(await file.text()));
  if (image.success) return image.data;
  const [issue] = image.error.issues;
  const where = issue && issue.path.length > 0 ? `${issue.path.join(".")} ` : "It ";
  throw new Error(`This file can’t be restored. ${where}${issue?.message}.`);
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    throw new Error("This file can’t be restored. It is not JSON.");
  }
}

function Contents({ image: { instances, references, saved_at } }: { image: BeforeImage }) {
  const named = instances.slice(0, namedInstances);
  const rest = instances.length - named.length;
  return (
    <>
      <p className={classes.lead}>
        {formatQuantity(instances.length, "instance")} and{" "}
        {formatQuantity(references.length, "reference")}, as they were on{" "}
        <TimeWithAge unixSeconds={saved_at} />
      </p>
      <ul className={classes.instances}>
        {named.map(({ id, external_id, object_type_id }) => (
          <li key={id}>
            {object_type_id} <code>{external_id ?? id}</code>
          </li>
        ))}
        {rest > 0 ? <li>and {formatCount(rest)} more</li> : null}
      </ul>
      <p className={classes.lead}>
        Ids, times and places are kept. Nothing that is there now is changed or replaced.
      </p>
    </>
  );
}

function Problems({ failure, messages }: { failure: Error; messages: string[] }) {
  return (
    <div role="alert" className={classes.failure}>
      {messages.length === 0 ? (
        <p>Not put back. {explainFailure(failure).reason}</p>
      ) : (
        <>
          <p>Nothing was put back, as this stands in the way:</p>
          <ul>
            {messages.slice(0, toldProblems).map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
          {messages.length > toldProblems ? (
            <p>and {formatCount(messages.length - toldProblems)} more</p>
          ) : null}
        </>
      )}
    </div>
  );
}
