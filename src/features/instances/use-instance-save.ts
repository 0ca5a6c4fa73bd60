import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { ApiFailure } from "../../lib/api.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import {
  compareWithFresh,
  listChanges,
  rebasedDrafts,
  type Change,
  type Conflict,
} from "./instance-changes.ts";
import type { Drafts } from "./instance-draft.ts";
import { instanceFields, type EditBase, type InstanceField } from "./instance-fields.ts";
import { asSentence } from "./instance-form-schema.ts";
import type { Departure } from "./instance-deviations.tsx";
import { createInstance, readEditBase, updateInstance } from "./instance-writes.ts";

/** The record as it is now, and where it is no longer what the changes started from. */
export interface Collision {
  base: EditBase;
  fields: InstanceField[];
  changes: Change[];
  conflicts: Conflict[];
  others: { before: InstanceField; after: InstanceField }[];
}

/** Saves the changes of a form; what is refused lands on its field, and what others changed meanwhile is a collision. */
export function useInstanceSave({
  objectType,
  id,
  fields,
  form,
  onRebase,
  onSaved,
}: {
  objectType: ObjectType;
  /** Undefined for a new instance. */
  id: string | undefined;
  fields: InstanceField[];
  form: UseFormReturn<Drafts>;
  onRebase: (base: EditBase, fields: InstanceField[]) => void;
  onSaved: (saved: Instance, changes: number) => void;
}) {
  const schema = useSchema();
  const create = useMutation(createInstance(objectType));
  const update = useMutation(updateInstance(objectType, id ?? ""));
  const [failure, setFailure] = useState<ApiFailure | Error>();
  const [collision, setCollision] = useState<Collision>();
  const [departure, setDeparture] = useState<Departure>();
  const write = id === undefined ? create : update;

  /** `from` is the reading that the changes are made to. */
  async function save(changes: Change[], from = fields): Promise<void> {
    // What failed before stays in sight until it is known what becomes of this try.
    try {
      const { deviations = [], ...instance } = await write.mutateAsync(changes);
      setFailure(undefined);
      if (deviations.length > 0) setDeparture({ instance, deviations, changes });
      else onSaved(instance, changes.length);
    } catch (error) {
      if (id !== undefined && error instanceof ApiFailure && error.status === 409)
        await collide(id, changes, from).catch(placeProblems);
      else placeProblems(error);
    }
  }

  async function collide(
    recordId: string,
    changes: Change[],
    from: InstanceField[],
  ): Promise<void> {
    const base = await readEditBase(objectType, recordId);
    const fresh = instanceFields(schema, objectType, base);
    const compared = compareWithFresh(from, fresh, changes);
    setFailure(undefined);
    setCollision({ base, fields: fresh, changes, ...compared });
  }

  /** Take theirs for some fields, keep mine for the rest, and save what is left of it. */
  async function resolve(found: Collision, takenKeys: ReadonlySet<string>): Promise<void> {
    const drafts = rebasedDrafts(found.fields, found.changes, takenKeys);
    const left = listChanges(found.fields, drafts);
    onRebase(found.base, found.fields);
    form.reset(drafts);
    setCollision(undefined);
    if (left.length === 0) onSaved(found.base.instance, 0);
    else await save(left, found.fields);
  }

  function placeProblems(error: unknown): void {
    const problems = error instanceof ApiFailure ? error.problems : [];
    const placed = problems.flatMap(({ field: path, message, code }) => {
      const field = fields.find((candidate) => candidate.path === path);
      return field ? [{ field, message: withoutPath(message ?? code, field.path) }] : [];
    });
    for (const { field, message } of placed)
      form.setError(field.key, { type: "server", message: asSentence(message) });
    const [first] = fields.flatMap((field) => placed.filter((problem) => problem.field === field));
    if (first) form.setFocus(first.field.key);
    const isPlaced = problems.length > 0 && placed.length === problems.length;
    setFailure(isPlaced ? undefined : error instanceof Error ? error : new Error(String(error)));
  }

  return {
    save,
    isSaving: write.isPending,
    failure,
    collision,
    departure,
    resolve,
    leaveCollision: () => setCollision(undefined),
  };
}

/** The server's sentences start with the field's path; beside the field they need not. */
function withoutPath(message: string, path: string): string {
  return message.startsWith(`${path} `) ? message.slice(path.length + 1) : message;
}
