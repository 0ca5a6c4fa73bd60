import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ReferenceSet } from "../../../contract/associations.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { useFailureInSight } from "../../components/ui/use-failure-in-sight.ts";
import { KeepWrite } from "../../workspace/copy/keep-write.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { useVendor } from "../../workspace/vendor.ts";
import { ChangedMeanwhile } from "./changed-meanwhile.tsx";
import type { AddedInstance, SetEditing } from "./link-change.ts";
import classes from "./link-dialog.module.css";
import { isConflict, replaceReferences } from "./queries.ts";
import { targetNoun, type Noun } from "../../workspace/record-nouns.ts";
import {
  compareSets,
  planChanges,
  type ChangePlan,
  type StagedChanges,
} from "./reference-changes.ts";
import { savedChange } from "./saved-change.ts";
import { instanceNamer, SetSection } from "./set-section.tsx";

/** What will be added, be removed and remain once it is saved, and the button that saves it. */
export function ReferenceSetReview({
  set,
  staged,
  onStage,
  owner,
  ownerTitle,
  attribute,
  canPick,
  onSaved,
  onCancel,
}: SetEditing & {
  set: ReferenceSet;
  staged: StagedChanges<AddedInstance>;
  onStage: (changes: Partial<StagedChanges<AddedInstance>>) => void;
}) {
  const schema = useSchema();
  const vendor = useVendor();
  const [atFirst] = useState(set);
  const save = useMutation(replaceReferences);
  const failure = useFailureInSight(save);
  const holdsOne = attribute.reference?.type === "one";
  const plan = planChanges(set.ids, staged, holdsOne);
  const noun = targetNoun(schema, attribute);
  const nameOf = instanceNamer(schema, attribute, [...atFirst.instances, ...set.instances]);
  const obstacle = obstacleTo(plan, holdsOne, noun);
  const difference = compareSets(atFirst.ids, set.ids);
  const keep = (key: string) =>
    onStage({ removedKeys: new Set([...staged.removedKeys].filter((removed) => removed !== key)) });

  function submit(): void {
    save.mutate(
      { owner, attributeName: attribute.name, expectedIds: set.ids, ids: plan.ids },
      {
        onSuccess: (after) =>
          onSaved(
            savedChange({
              owner,
              ownerTitle,
              attribute,
              plan,
              before: set,
              after,
              nameOf,
              keeper: vendor ?? "the server",
            }),
          ),
      },
    );
  }

  return (
    <>
      {difference.isSame ? null : <ChangedMeanwhile difference={difference} nameOf={nameOf} />}
      <SetSection
        tone="added"
        title="Will be added"
        entries={plan.added.map((record) => ({ key: record.id, ...record }))}
        action={
          canPick
            ? {
                label: "Don’t add",
                onClick: (key) => onStage({ added: staged.added.filter(({ id }) => id !== key) }),
              }
            : undefined
        }
      />
      <SetSection
        tone="removed"
        title={holdsOne && plan.added.length > 0 ? "Will be replaced" : "Will be removed"}
        entries={plan.removed.map(({ key, id }) => ({ key, ...nameOf(id) }))}
        action={
          canPick && !(holdsOne && plan.added.length > 0)
            ? { label: "Keep", onClick: keep }
            : undefined
        }
      />
      <SetSection
        tone="remaining"
        title="Will remain"
        entries={plan.remaining.map(({ key, id }) => ({ key, ...nameOf(id) }))}
        action={
          canPick
            ? {
                label: "Unlink",
                onClick: (key) => onStage({ removedKeys: new Set([...staged.removedKeys, key]) }),
              }
            : undefined
        }
      />
      {failure && !isConflict(failure) ? (
        <div role="alert" className={classes.failure}>
          Nothing was saved. {explainFailure(failure).reason}
          <KeepWrite
            failure={failure}
            write={() => ({
              operation: "replace_references",
              owner_kind: owner.kind,
              owner_id: owner.id,
              attribute_name: attribute.name,
              body: { expected_ids: set.ids, ids: plan.ids },
            })}
            onKept={onCancel}
            onRetry={submit}
            isRetrying={save.isPending}
          />
        </div>
      ) : null}
      <div className={classes.footer}>
        <span className={classes.obstacle}>{obstacle}</span>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button disabled={obstacle !== undefined} loading={save.isPending} onClick={submit}>
          {saveLabel(plan, holdsOne, noun)}
        </Button>
      </div>
    </>
  );
}

/** Why the plan can't be saved as it is. */
function obstacleTo(
  { added, removed, remaining, ids }: ChangePlan<AddedInstance>,
  holdsOne: boolean,
  noun: Noun,
): string | undefined {
  if (added.length === 0 && removed.length === 0)
    return remaining.length === 0 ? `No ${noun.one} is linked yet.` : "Nothing changes yet.";
  if (holdsOne && ids.length > 1)
    return `Only one ${noun.one} can remain; unlink ${ids.length - 1} more.`;
  return undefined;
}

function saveLabel(
  { added, removed }: ChangePlan<AddedInstance>,
  holdsOne: boolean,
  noun: Noun,
): string {
  const counted = (count: number) => `${count} ${count === 1 ? noun.one : noun.many}`;
  if (added.length > 0 && removed.length > 0)
    return holdsOne ? `Replace ${noun.one}` : `Link ${added.length}, unlink ${removed.length}`;
  if (removed.length > 0) return `Unlink ${counted(removed.length)}`;
  return added.length > 0 ? `Link ${counted(added.length)}` : `Link ${noun.one}`;
}
