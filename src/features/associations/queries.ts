import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import {
  associationEndpoints,
  associationGroupSize,
  type ReferenceSet,
} from "../../../contract/associations.ts";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { instanceEndpoints } from "../../../contract/instances.ts";
import { ApiFailure, callEndpoint } from "../../lib/api.ts";

/** The record that holds references. */
export interface Owner {
  kind: OwnerKind;
  id: string;
}

const referenceSetKey = "reference-set";

export const associationQueries = {
  of: (owner: Owner) =>
    queryOptions({
      queryKey: ["associations", owner.kind, owner.id],
      queryFn: ({ signal }) =>
        callEndpoint(associationEndpoints.get, {
          params: { owner_kind: owner.kind, owner_id: owner.id },
          signal,
        }),
    }),
  /** Who else refers to an instance through one attribute, behind the first of them; nothing is read until it is asked for. */
  moreHolders: (instanceId: string, attributeId: string, after: string) =>
    infiniteQueryOptions({
      queryKey: ["associations", "instance", instanceId, "holders", attributeId, after],
      queryFn: ({ pageParam, signal }) =>
        callEndpoint(associationEndpoints.holders, {
          params: { instance_id: instanceId, attribute_id: attributeId },
          query: { per_page: associationGroupSize, after: pageParam },
          signal,
        }),
      initialPageParam: after,
      getNextPageParam: ({ page }) => page.next,
      enabled: false,
    }),
  /** What is about to be changed: always read anew, and not again behind the back of who looks at it. */
  referenceSet: (owner: Owner, attributeName: string) =>
    queryOptions({
      queryKey: [referenceSetKey, owner.kind, owner.id, attributeName],
      queryFn: ({ signal }) =>
        callEndpoint(associationEndpoints.getReferences, {
          params: referenceParams(owner, attributeName),
          signal,
        }),
      staleTime: 0,
      gcTime: 0,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    }),
  /** The instance that others are to refer to, for its name. */
  subject: (objectTypeId: string, id: string) =>
    queryOptions({
      queryKey: ["associations", "subject", objectTypeId, id],
      queryFn: async ({ signal }) => {
        const reply = await callEndpoint(instanceEndpoints.get, {
          params: { custom_object_type_identifier: objectTypeId, custom_object_instance_id: id },
          signal,
        });
        if ("found" in reply)
          throw new ApiFailure("refused", "The instance is not there any more", { status: 404 });
        return reply;
      },
    }),
};

function referenceParams(owner: Owner, attributeName: string) {
  return { owner_kind: owner.kind, owner_id: owner.id, attribute_name: attributeName };
}

export interface Replacement {
  owner: Owner;
  attributeName: string;
  expectedIds: string[];
  ids: string[];
}

/** A link shows on both of its ends, in lists and in counts, so all that was read is read again; a set that is being edited, only after a conflict. */
export const replaceReferences = mutationOptions({
  mutationFn: ({ owner, attributeName, expectedIds, ids }: Replacement): Promise<ReferenceSet> =>
    callEndpoint(associationEndpoints.replaceReferences, {
      params: referenceParams(owner, attributeName),
      body: { expected_ids: expectedIds, ids },
    }),
  onSuccess: (_set, _replacement, _result, { client }) =>
    client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== referenceSetKey }),
  onError: (error, _replacement, _result, { client }) =>
    isConflict(error) ? client.invalidateQueries() : undefined,
});

/** The set is no longer what the change started from; nothing was written. */
export function isConflict(error: unknown): boolean {
  return error instanceof ApiFailure && error.status === 409;
}
