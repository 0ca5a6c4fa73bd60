import { useQuery } from "@tanstack/react-query";
import { Link, Navigate, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useState, type ReactNode } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { MissingPart } from "../../components/ui/missing-part.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordLayout } from "../../components/ui/record-layout.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import { ApiFailure } from "../../lib/api.ts";
import { whenIdle } from "../../lib/when-idle.ts";
import { Freshness } from "../../workspace/copy/freshness.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { SeeAssociations } from "../../workspace/see-associations.tsx";
import { InstanceActions } from "./instance-actions.tsx";
import { InstanceNeighbours } from "./instance-neighbours.tsx";
import { InstanceNotFound } from "./instance-not-found.tsx";
import { InstanceRecord } from "./instance-record.tsx";
import type { InstanceSearch } from "./instance-search.ts";
import { StaleNotice } from "./instance-stale-notice.tsx";
import { instanceQueries } from "./queries.ts";
import { useFixed } from "./use-fixed.ts";

const loadEditor = () => import("./instance-editor.tsx");
const InstanceEditor = lazyPart(async () => (await loadEditor()).InstanceEditor, MissingEditor);

export function InstancePage({
  objectType,
  id,
  search,
  associations,
  renderMissing,
}: {
  objectType: ObjectType;
  id: string;
  search: InstanceSearch;
  /** What hangs together with the instance. */
  associations: ReactNode;
  /** Gets what is said of an instance that is not there. */
  renderMissing: (notFound: ReactNode) => ReactNode;
}) {
  const query = useQuery(instanceQueries.get(objectType.id, id));
  const { data: instance, error, refetch } = query;
  const fixed = useFixed(instance);
  const isEditing = search.edit !== undefined && fixed === undefined;
  const isMissing = error instanceof ApiFailure && error.status === 404;
  // Who edits keeps the form, whatever becomes of the record meanwhile.
  if (isMissing && !(isEditing && instance))
    return renderMissing(<InstanceNotFound objectType={objectType} />);
  // The server finds an instance by its external id too; the page has one address.
  if (instance && instance.id !== id) {
    const params = { type: objectType.id, id: instance.id };
    return <Navigate to="/objects/$type/$id" params={params} search={search} replace />;
  }
  const trail = (
    <Link to="/objects/$type" params={{ type: objectType.id }}>
      {objectType.label_plural}
    </Link>
  );
  if (!instance) {
    return (
      <>
        <PageHeader title={objectType.label} trail={trail} />
        {error ? (
          <FailureState
            what={`The ${objectType.label.toLowerCase()} could not be loaded`}
            failure={error}
            onRetry={() => void refetch()}
          />
        ) : (
          <RecordSkeleton />
        )}
      </>
    );
  }
  return (
    <InstanceContent
      objectType={objectType}
      instance={instance}
      isEditing={isEditing}
      trail={trail}
      notice={error ? <StaleNotice query={query} /> : null}
      associations={associations}
    />
  );
}

function InstanceContent({
  objectType,
  instance,
  isEditing,
  trail,
  notice,
  associations,
}: {
  objectType: ObjectType;
  instance: Instance;
  isEditing: boolean;
  trail: ReactNode;
  notice: ReactNode;
  associations: ReactNode;
}) {
  const navigate = useNavigate({ from: "/objects/$type/$id" });
  const [isRawOpen, setIsRawOpen] = useState(false);
  // Who is offline by the time they edit still gets the form; without it, pressing Edit says so.
  useEffect(
    () =>
      void whenIdle()
        .then(loadEditor)
        .catch(() => undefined),
    [],
  );
  const record = (
    <InstanceRecord
      objectType={objectType}
      instance={instance}
      isRawOpen={isRawOpen}
      onRawToggle={setIsRawOpen}
    />
  );
  return (
    <>
      <PageHeader
        title={instanceTitle(instance, objectType)}
        trail={trail}
        beside={
          <Freshness
            kind="instance"
            id={instance.id}
            objectTypeId={objectType.id}
            noun={objectType.label.toLowerCase()}
          />
        }
      >
        {isEditing ? null : <InstanceNeighbours objectType={objectType} id={instance.id} />}
        {isEditing ? null : <SeeAssociations kind="instance" id={instance.id} />}
        <InstanceActions
          objectType={objectType}
          instance={instance}
          isEditing={isEditing}
          onEdit={() => void navigate({ search: { edit: "true" }, state: true })}
          onRaw={() => setIsRawOpen(true)}
        />
      </PageHeader>
      {notice}
      <RecordLayout
        label="Attributes and identity"
        asideLabel="Connections"
        aside={<Suspense fallback={null}>{associations}</Suspense>}
      >
        {isEditing ? (
          <Suspense fallback={record}>
            <InstanceEditor
              objectType={objectType}
              id={instance.id}
              whileLoading={record}
              onClose={(isSaved) =>
                void navigate({ search: {}, state: true, replace: isSaved, ignoreBlocker: isSaved })
              }
            />
          </Suspense>
        ) : (
          record
        )}
      </RecordLayout>
    </>
  );
}

/** The record stays in sight where the form does not come. */
function MissingEditor({ whileLoading }: { whileLoading: ReactNode }) {
  return (
    <>
      {whileLoading}
      <MissingPart />
    </>
  );
}
