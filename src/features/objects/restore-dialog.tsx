import { useMutation, useQuery } from "@tanstack/react-query";
import { beforeImageSchema, type BeforeImage } from "../../../contract/before-image.ts";
import { parseJson } from "../../../contract/json.ts";
import { restoreLimitBytes } from "../../../contract/deletions.ts";
import { announce } from "../../components/ui/announce.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { TimeWithAge } from "../../components/ui/time.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { obstaclesIn, restoreImage } from "../../workspace/restore-image.ts";
import classes from "./restore-dialog.module.css";

const namedParts = 5;
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
    const restored = await restore.mutateAsync({
      image,
      skipConflicts: obstacles !== undefined,
    });
    const { conflicts } = restored;
    const leftOut = conflicts.length > 0 ? `, ${formatCount(conflicts.length)} left out` : "";
    const counts = {
      types: restored.object_types.length,
      attributes: restored.attributes,
      values: restored.values,
      instances: restored.instances.length,
      references: restored.references,
    };
    announce(`${quantities(counts)} put back${leftOut}.`);
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
  if (file.size > restoreLimitBytes) {
    throw new Error(
      `This file is larger than the ${formatCount(restoreLimitBytes / 1024 / 1024)} MB that can be restored here. On the server, “npm run import -- --restore ${file.name}” takes it at any size.`,
    );
  }
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

/** `1 object type, 3 attributes, 12 instances and 4 references`; what the file has no list of is not named. */
function quantities(counts: {
  types: number;
  attributes: number;
  values: number;
  instances: number;
  references: number;
}): string {
  const { types, attributes, values, instances, references } = counts;
  const parts = [
    ...(types > 0 ? [formatQuantity(types, "object type")] : []),
    ...(attributes > 0 ? [formatQuantity(attributes, "attribute")] : []),
    ...(values > 0 ? [formatQuantity(values, "value")] : []),
    ...(attributes === 0 || instances > 0 ? [formatQuantity(instances, "instance")] : []),
  ];
  return `${parts.join(", ")} and ${formatQuantity(references, "reference")}`;
}

function Contents({ image }: { image: BeforeImage }) {
  const { object_types = [], attributes = [], values = [], instances, references } = image;
  const parts = [
    ...object_types.map(({ id }) => ({ key: id, what: "Object type", name: id })),
    ...attributes
      .filter((attribute) => !object_types.some(({ id }) => id === attribute.object_type_id))
      .map(({ id, owner_kind, object_type_id, name }) => ({
        key: id,
        what: "Attribute",
        name: `${object_type_id ?? `${owner_kind}s`}.${name}`,
      })),
    ...instances.map(({ id, external_id, object_type_id }) => ({
      key: id,
      what: object_type_id,
      name: external_id ?? id,
    })),
  ];
  const named = parts.slice(0, namedParts);
  const rest = parts.length - named.length;
  const counts = {
    types: object_types.length,
    attributes: attributes.length,
    values: values.length,
    instances: instances.length,
    references: references.length,
  };
  return (
    <>
      <p className={classes.lead}>
        {quantities(counts)}, as they were on <TimeWithAge unixSeconds={image.saved_at} />
      </p>
      <ul className={classes.instances}>
        {named.map(({ key, what, name }) => (
          <li key={`${what} ${key}`}>
            {what} <code>{name}</code>
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
