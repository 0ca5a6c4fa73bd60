import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { Instance } from "../../../contract/instances.ts";
import type { JsonValue } from "../../../contract/json.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { heldValue } from "./deviation-value.tsx";
import type { Change } from "./instance-changes.ts";
import { isSameJson } from "./instance-draft.ts";
import { valueOf, type EditBase, type InstanceField } from "./instance-fields.ts";
import classes from "./instance-stale-notice.module.css";
import { readEditBase } from "./instance-writes.ts";
import { instanceQueries } from "./queries.ts";

/** The record changed since the form was opened on it: says where, and puts the form upon it where that hides nothing. */
export function InstanceMovedNotice({
  objectType,
  base,
  fields,
  changes,
  onTake,
}: {
  objectType: ObjectType;
  base: EditBase;
  fields: InstanceField[];
  changes: Change[];
  onTake: (fresh: EditBase) => void;
}) {
  const { id } = base.instance;
  const { data: current } = useQuery(instanceQueries.get(objectType.id, id));
  const take = useMutation({ mutationFn: () => readEditBase(objectType, id), onSuccess: onTake });
  const moved = current ? movedFields(fields, base.instance, current) : [];
  const mine = new Set(changes.map(({ field }) => field.key));
  const disputed = moved.filter(({ key }) => mine.has(key));
  const noun = objectType.label.toLowerCase();
  return (
    <div role="status">
      {moved.length === 0 ? null : (
        <div className={`${classes.notice} ${classes.moved}`}>
          <span>
            This {noun} changed since you opened it: {moved.map(({ label }) => label).join(", ")}.{" "}
            {disputed.length > 0
              ? `You changed ${disputed.map(({ label }) => label).join(", ")} too; saving asks which is to stay.`
              : "Your changes do not touch that."}
            {take.error ? ` Not read again. ${explainFailure(take.error).reason}` : ""}
          </span>
          {disputed.length === 0 ? (
            <Button variant="default" loading={take.isPending} onClick={() => take.mutate()}>
              Show it as it is now
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

function movedFields(fields: InstanceField[], before: Instance, now: Instance): InstanceField[] {
  return fields.filter((field) => !isSameJson(fieldValue(field, before), fieldValue(field, now)));
}

function fieldValue(field: InstanceField, instance: Instance): JsonValue | undefined {
  const { owner, name } = field;
  if (owner !== "instance") return heldValue(field, valueOf(instance.custom_attributes, name));
  if (name === "external_id") return instance.external_id;
  return name === "external_created_at"
    ? instance.external_created_at
    : instance.external_updated_at;
}
