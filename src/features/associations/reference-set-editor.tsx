import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { RecordPicker } from "../../workspace/record-picker.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import type { AddedInstance, SetEditing } from "./link-change.ts";
import classes from "./link-dialog.module.css";
import { associationQueries } from "./queries.ts";
import { targetNoun } from "../../workspace/record-nouns.ts";
import type { StagedChanges } from "./reference-changes.ts";
import { ReferenceSetReview } from "./reference-set-review.tsx";

/** Reads the set that one attribute of one record holds, and stages changes of it. */
export function ReferenceSetEditor(props: SetEditing) {
  const { owner, attribute, start, canPick } = props;
  const schema = useSchema();
  const set = useQuery(associationQueries.referenceSet(owner, attribute.name));
  const [changes, setChanges] = useState<StagedChanges<AddedInstance>>();
  const staged = changes ?? start(set.data?.ids ?? []);
  const holdsOne = attribute.reference?.type === "one";

  function stage({ added, removedKeys }: Partial<StagedChanges<AddedInstance>>): void {
    setChanges({
      added: added ?? staged.added,
      removedKeys: removedKeys ?? staged.removedKeys,
    });
  }

  return (
    <div className={classes.editor}>
      {canPick ? (
        <RecordPicker
          kind="instance"
          objectTypeId={attribute.reference?.object_type_id}
          label={`Find the ${targetNoun(schema, attribute).one}`}
          excludeIds={new Set([...(set.data?.ids ?? []), ...staged.added.map(({ id }) => id)])}
          onPick={(picked) => stage({ added: holdsOne ? [picked] : [...staged.added, picked] })}
          focusedFirst
        />
      ) : null}
      {set.data ? (
        <ReferenceSetReview {...props} set={set.data} staged={staged} onStage={stage} />
      ) : set.error ? (
        <FailureState
          what="What is linked now could not be read"
          failure={set.error}
          onRetry={() => void set.refetch()}
        />
      ) : (
        <p role="status" className={classes.reading}>
          Reading what is linked now…
        </p>
      )}
    </div>
  );
}
