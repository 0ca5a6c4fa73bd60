import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { associationEndpoints } from "../../../contract/associations.ts";
import type { BeforeImage } from "../../../contract/before-image.ts";
import { deletionEndpoints } from "../../../contract/deletions.ts";
import { instanceEndpoints, type Deviation, type Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import type { QueuedWrite } from "../../../contract/outbox.ts";
import { callEndpoint } from "../../lib/api.ts";
import { writeOf, type Change } from "./instance-changes.ts";
import type { EditBase } from "./instance-fields.ts";
import { instanceQueries, readInstance } from "./queries.ts";

/** What a write answers; `deviations` where the source of record holds something else than was sent. */
type SavedInstance = Instance & { deviations?: Deviation[] | undefined };

/** Counted when it is looked at: a person decides by it. */
export function deletionAccountQuery(objectType: ObjectType, id: string) {
  return queryOptions({
    queryKey: [...instanceQueries.ofType(objectType.id), "deletion", id],
    queryFn: ({ signal }) =>
      callEndpoint(deletionEndpoints.account, {
        params: { custom_object_type_identifier: objectType.id, custom_object_instance_id: id },
        signal,
      }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** What the deletion of an instance would take, to be kept as a file. */
export function readBeforeImage(objectType: ObjectType, id: string): Promise<BeforeImage> {
  return callEndpoint(deletionEndpoints.image, {
    params: { custom_object_type_identifier: objectType.id, custom_object_instance_id: id },
  });
}

/** Always read anew when editing starts, and never behind the back of who edits. */
export function editBaseQuery(objectType: ObjectType, id: string) {
  return queryOptions({
    queryKey: [...instanceQueries.ofType(objectType.id), "edit", id],
    queryFn: ({ signal }) => readEditBase(objectType, id, signal),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** The references stand whole in their own sets alone: an instance does not show those that match nothing. */
export async function readEditBase(
  objectType: ObjectType,
  id: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<EditBase> {
  const relationships = objectType.attributes.filter(
    ({ archived, reference }) => !archived && reference,
  );
  const [instance, ...referenceSets] = await Promise.all([
    readInstance(objectType.id, id, signal),
    ...relationships.map(({ name }) =>
      callEndpoint(associationEndpoints.getReferences, {
        params: { owner_kind: "instance", owner_id: id, attribute_name: name },
        signal,
      }),
    ),
  ]);
  return { instance, referenceSets };
}

/** An instance shows in lists, in counts and wherever it is linked, so after a write all that was read is read again. */
export function createInstance(objectType: ObjectType) {
  return mutationOptions({
    mutationFn: (changes: Change[]): Promise<SavedInstance> =>
      callEndpoint(instanceEndpoints.create, {
        params: { custom_object_type_identifier: objectType.id },
        body: writeOf(changes).written,
      }),
    onSuccess: (_made, _changes, _result, { client }) => client.invalidateQueries(),
  });
}

function updateOf(changes: Change[]) {
  const { written, expected, expectedFields } = writeOf(changes);
  return { ...written, expected, expected_fields: expectedFields };
}

/** The write of a form, to be kept until it can be sent. */
export function queuedWrite(
  objectType: ObjectType,
  id: string | undefined,
  changes: Change[],
): QueuedWrite {
  const object_type_id = objectType.id;
  return id === undefined
    ? { operation: "create_instance", object_type_id, body: writeOf(changes).written }
    : { operation: "update_instance", object_type_id, id, body: updateOf(changes) };
}

export function updateInstance(objectType: ObjectType, id: string) {
  return mutationOptions({
    mutationFn: (changes: Change[]): Promise<SavedInstance> =>
      callEndpoint(instanceEndpoints.update, {
        params: { custom_object_type_identifier: objectType.id, custom_object_instance_id: id },
        body: updateOf(changes),
      }),
    onSuccess: ({ deviations: _deviations, ...saved }, _changes, _result, { client }) => {
      client.setQueryData(instanceQueries.get(objectType.id, id).queryKey, saved);
      return client.invalidateQueries();
    },
  });
}

/** Answers what went, which can be put back. The deleted instance itself is not asked for again: its page is about to close. */
export function deleteInstance(objectType: ObjectType, id: string) {
  const { queryKey } = instanceQueries.get(objectType.id, id);
  return mutationOptions({
    mutationFn: () =>
      callEndpoint(deletionEndpoints.delete, {
        params: { custom_object_type_identifier: objectType.id, custom_object_instance_id: id },
      }),
    onSuccess: (_deleted, _nothing, _result, { client }) => {
      void client.invalidateQueries({ queryKey, refetchType: "none" });
      return client.invalidateQueries({
        predicate: (query) => !query.queryKey.includes(id),
      });
    },
  });
}
