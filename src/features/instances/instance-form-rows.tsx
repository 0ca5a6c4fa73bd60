import { useWatch, type Control } from "react-hook-form";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { AttributeField } from "./attribute-field.tsx";
import { ExternalIdNotice } from "./external-id-notice.tsx";
import type { Drafts } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";
import { ArchivedAttributes, Copy, TimeRow } from "./instance-record.tsx";
import { InstanceRow, InstanceSection } from "./instance-section.tsx";
import { useIdLabel } from "./use-id-label.ts";

/** The fields in the places and the order in which the record shows its values; a new one starts with its external id. */
export function InstanceFormRows({
  objectType,
  instance,
  fields,
  control,
}: {
  objectType: ObjectType;
  /** Undefined for a new instance. */
  instance: Instance | undefined;
  fields: InstanceField[];
  control: Control<Drafts>;
}) {
  const idLabel = useIdLabel();
  const [externalId, ...times] = fields.filter(({ owner }) => owner === "instance");
  const attributes = fields.filter(({ owner }) => owner !== "instance");
  const attributeRows = (
    <InstanceSection title="Attributes">
      {attributes.map((field) => (
        <AttributeField key={field.key} field={field} control={control} />
      ))}
    </InstanceSection>
  );
  const identity = (
    <InstanceSection title="Identity">
      {instance ? (
        <InstanceRow label={idLabel} controls={<Copy label={idLabel} text={instance.id} />}>
          <code>{instance.id}</code>
        </InstanceRow>
      ) : null}
      {externalId ? (
        <ExternalIdField objectType={objectType} field={externalId} control={control} />
      ) : null}
    </InstanceSection>
  );
  return (
    <>
      {instance ? null : identity}
      {attributeRows}
      {instance ? <ArchivedAttributes objectType={objectType} instance={instance} /> : null}
      {instance ? identity : null}
      <InstanceSection title={instance ? "Times" : "Times, where they are known"}>
        {instance ? (
          <>
            <TimeRow label="Created" time={instance.created_at} />
            <TimeRow label="Updated" time={instance.updated_at} />
          </>
        ) : null}
        {times.map((field) => (
          <AttributeField key={field.key} field={field} control={control} />
        ))}
      </InstanceSection>
    </>
  );
}

function ExternalIdField({
  objectType,
  field,
  control,
}: {
  objectType: ObjectType;
  field: InstanceField;
  control: Control<Drafts>;
}) {
  const draft = useWatch({ control, name: field.key });
  return (
    <AttributeField
      field={field}
      control={control}
      notice={
        <ExternalIdNotice
          objectType={objectType}
          externalId={draft && "text" in draft ? draft.text : ""}
          stored={field.stored}
        />
      }
    />
  );
}
