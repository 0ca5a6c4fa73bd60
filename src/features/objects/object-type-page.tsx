import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { ExplainedOff } from "../../components/ui/explained-off.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordLayout } from "../../components/ui/record-layout.tsx";
import { useOpener } from "../../components/ui/use-opener.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { useMissing } from "../../workspace/vendor.ts";
import { AttributesSection } from "./attributes-section.tsx";
import { ObjectTypeDetails } from "./object-type-details.tsx";
import type { ObjectTypeAct } from "./object-type-dialog.tsx";
import classes from "./object-type-page.module.css";
import { updateObjectType } from "./queries.ts";

const ObjectTypeDialog = lazyPart(
  async () => (await import("./object-type-dialog.tsx")).ObjectTypeDialog,
);

const trail = <Link to="/settings/objects">Object types</Link>;

export function ObjectTypePage({ id }: { id: string }) {
  const objectType = useSchema().object_types.find((type) => type.id === id);
  if (objectType) return <ObjectTypeRecord objectType={objectType} />;
  return (
    <>
      <PageHeader title={id} trail={trail} />
      <EmptyState
        title={`There is no object type ${id}`}
        action={<Link to="/settings/objects">See all object types</Link>}
      />
    </>
  );
}

function ObjectTypeRecord({ objectType }: { objectType: ObjectType }) {
  const { id, label_plural, archived, attributes } = objectType;
  const fixed = useMissing("change_types");
  const [act, setAct] = useState<ObjectTypeAct>();
  const [isOpen, dialog] = useDisclosure();
  const opener = useOpener();
  const start = (next: ObjectTypeAct) => {
    setAct(next);
    opener.remember();
    dialog.open();
  };
  return (
    <>
      <PageHeader title={label_plural} trail={trail}>
        {archived ? null : (
          <>
            <Link to="/objects/$type" params={{ type: id }}>
              See {label_plural.toLowerCase()}
            </Link>
            <ExplainedOff reason={fixed}>
              {(off) => (
                <Button variant="default" onClick={() => start("archive")} {...off}>
                  Archive
                </Button>
              )}
            </ExplainedOff>
          </>
        )}
        <Button variant="default" onClick={() => start("edit")}>
          Edit details
        </Button>
      </PageHeader>
      {archived ? (
        <ArchivedNotice objectType={objectType} onDelete={() => start("delete")} />
      ) : null}
      <RecordLayout
        label="Attributes"
        asideLabel="Details"
        aside={<ObjectTypeDetails objectType={objectType} />}
      >
        <AttributesSection owner={{ kind: "instance", objectTypeId: id }} attributes={attributes} />
      </RecordLayout>
      {act ? (
        <Suspense>
          <ObjectTypeDialog
            objectType={objectType}
            act={act}
            opened={isOpen}
            onClose={dialog.close}
            onClosed={() => opener.giveBack()}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function ArchivedNotice({
  objectType: { id, label_plural },
  onDelete,
}: {
  objectType: ObjectType;
  onDelete: () => void;
}) {
  const fixed = useMissing("change_types");
  const restore = useMutation(updateObjectType);
  // Awaited, as `mutate` would forget its `onSuccess` with this notice, which goes when the type is read again.
  const restoreAndAnnounce = () =>
    restore.mutateAsync({ id, changes: { archived: false } }).then(
      () => announce(`Restored ${label_plural}.`),
      // `restore.error` is shown.
      () => undefined,
    );
  return (
    <div className={classes.archived}>
      <span>
        {label_plural} are archived: their instances are kept, but nobody can reach them.
        {restore.error ? ` Not restored. ${explainFailure(restore.error).reason}` : ""}
      </span>
      <span className={classes.acts}>
        <ExplainedOff reason={fixed}>
          {(off) => (
            <Button
              variant="default"
              loading={restore.isPending}
              onClick={() => void restoreAndAnnounce()}
              {...off}
            >
              Restore
            </Button>
          )}
        </ExplainedOff>
        <ExplainedOff reason={fixed}>
          {(off) => (
            <Button variant="default" onClick={onDelete} {...off}>
              Delete …
            </Button>
          )}
        </ExplainedOff>
      </span>
    </div>
  );
}
