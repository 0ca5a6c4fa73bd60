import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { GoneRecord } from "../../../contract/gone-records.ts";
import { CopiedText } from "../../components/ui/copied-text.tsx";
import { FactGroup } from "../../components/ui/fact-group.tsx";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { RecordLayout } from "../../components/ui/record-layout.tsx";
import { RecordSkeleton } from "../../components/ui/record-skeleton.tsx";
import { ApiFailure } from "../../lib/api.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { attributesOf } from "../../workspace/attributes-of.ts";
import { changedMembers } from "../../workspace/copy/changed-members.ts";
import { GoneBanner } from "./gone-banner.tsx";
import classes from "./gone-record-page.module.css";
import { MemberValue } from "./member-changes.tsx";
import { copyQueries } from "./queries.ts";
import { RecordChanges } from "./record-changes.tsx";
import { capitalised, recordNoun } from "../../workspace/record-nouns.ts";

export interface GoneRecordProps {
  kind: OwnerKind;
  id: string;
  /** For a record that never was. */
  otherwise?: ReactNode;
}

/** A record that the vendor no longer has, under its old address, as it was. */
export function GoneRecordPage({
  vendor,
  kind,
  id,
  otherwise,
}: GoneRecordProps & { vendor: string }) {
  const { data, error, refetch } = useQuery(copyQueries.goneRecord(kind, id));
  if (error instanceof ApiFailure && error.status === 404) return <>{otherwise}</>;
  if (data) return <GoneRecordContent vendor={vendor} record={data} />;
  return (
    <>
      <PageHeader title={capitalised(kind)} />
      {error ? (
        <FailureState
          what="What was kept of this record could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <RecordSkeleton />
      )}
    </>
  );
}

function GoneRecordContent({ vendor, record }: { vendor: string; record: GoneRecord }) {
  const schema = useSchema();
  const { kind, id, object_type_id, external_id } = record;
  const noun = recordNoun(schema, kind, object_type_id);
  const attributes = attributesOf(schema, kind, object_type_id);
  const members = changedMembers(attributes, null, record.custom_attributes);
  return (
    <>
      <PageHeader
        title={record.title}
        trail={
          <Link
            to="/deleted"
            search={{ kind, ...(object_type_id === null ? {} : { type: object_type_id }) }}
          >
            Deleted {noun.many}
          </Link>
        }
      />
      <GoneBanner vendor={vendor} record={record} noun={noun.one} />
      <RecordLayout
        label="As it was"
        asideLabel="Changes"
        aside={<RecordChanges vendor={vendor} kind={kind} id={id} objectTypeId={object_type_id} />}
      >
        <div className={classes.was}>
          <FactGroup
            title="Attributes"
            facts={members.map((member) => ({
              label: member.label,
              hint: member.name,
              value: <MemberValue member={member} value={member.after} />,
            }))}
          />
          <FactGroup
            title="Record"
            facts={[
              { label: "Id", value: <CopiedText text={id} what="id" isId /> },
              {
                label: "External id",
                value:
                  external_id === null ? undefined : (
                    <CopiedText text={external_id} what="external id" isId />
                  ),
              },
            ]}
          />
        </div>
      </RecordLayout>
    </>
  );
}
