import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { summariseInstance } from "../../workspace/instance-summary.ts";
import { RecordPicker } from "../../workspace/record-picker.tsx";
import type { PickedRecord } from "../../workspace/record-picker-queries.ts";
import { findObjectType, useSchema } from "../../workspace/schema-query.ts";
import type { LinkChange, SavedChange } from "./link-change.ts";
import { associationQueries } from "./queries.ts";
import { holderNoun } from "../../workspace/record-nouns.ts";
import { ReferenceSetEditor } from "./reference-set-editor.tsx";
import classes from "./link-dialog.module.css";

/** From an instance towards a record that is to refer to it: first which record, then what changes there. */
export function ReferStep({
  change: { instanceId, attribute, holderIds },
  onSaved,
  onCancel,
}: {
  change: Extract<LinkChange, { act: "refer" }>;
  onSaved: (saved: SavedChange) => void;
  onCancel: () => void;
}) {
  const schema = useSchema();
  const [holder, setHolder] = useState<PickedRecord>();
  const typeId = attribute.reference?.object_type_id ?? "";
  const subject = useQuery(associationQueries.subject(typeId, instanceId));
  const noun = holderNoun(schema, attribute);
  if (subject.error) {
    return (
      <FailureState
        what="This record could not be read"
        failure={subject.error}
        onRetry={() => void subject.refetch()}
      />
    );
  }
  if (!holder || !subject.data) {
    return (
      <div className={classes.pick}>
        <RecordPicker
          kind={attribute.owner_kind}
          objectTypeId={attribute.object_type_id ?? undefined}
          label={`Find the ${noun.one}`}
          excludeIds={holderIds}
          onPick={setHolder}
          focusedFirst
        />
      </div>
    );
  }
  const added = summariseInstance(subject.data, findObjectType(schema, typeId));
  return (
    <>
      <div className={classes.holder}>
        <span>
          <strong dir="auto">{holder.title}</strong> <span>{holder.subtitle}</span>
        </span>
        <Button variant="default" size="compact-xs" onClick={() => setHolder(undefined)}>
          Choose another
        </Button>
      </div>
      <ReferenceSetEditor
        key={holder.id}
        owner={{ kind: attribute.owner_kind, id: holder.id }}
        ownerTitle={holder.title}
        attribute={attribute}
        start={() => ({ added: [added], removedKeys: new Set() })}
        canPick={false}
        onSaved={onSaved}
        onCancel={onCancel}
      />
    </>
  );
}
