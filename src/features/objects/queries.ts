import {
  keepPreviousData,
  mutationOptions,
  queryOptions,
  type QueryClient,
} from "@tanstack/react-query";
import { attributeIndexEndpoints } from "../../../contract/attribute-indexes.ts";
import {
  attributeEndpoints,
  type AttributeChanges,
  type NewAttribute,
  type OwnerKind,
} from "../../../contract/attributes.ts";
import {
  objectEndpoints,
  type NewObjectType,
  type ObjectTypeChanges,
} from "../../../contract/objects.ts";
import { referenceEndpoints } from "../../../contract/references.ts";
import { schemaDeletionEndpoints } from "../../../contract/schema-deletions.ts";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { callEndpoint } from "../../lib/api.ts";

/** What attributes belong to: contacts, conversations, or the instances of a type. */
export interface AttributeOwner {
  kind: OwnerKind;
  objectTypeId: string | null;
}

/** Counted when they are looked at: a person decides by them. */
export const usageQueries = {
  objectType: (id: string) =>
    queryOptions({
      queryKey: ["usage", "object-type", id],
      queryFn: ({ signal }) =>
        callEndpoint(objectEndpoints.usage, { params: { object_type_id: id }, signal }),
      staleTime: 0,
    }),
  attribute: (id: string) =>
    queryOptions({
      queryKey: ["usage", "attribute", id],
      queryFn: ({ signal }) =>
        callEndpoint(attributeEndpoints.usage, { params: { attribute_id: id }, signal }),
      staleTime: 0,
    }),
};

/** What would go for good; counted when it is looked at. */
export const deletionQueries = {
  objectType: (id: string) =>
    queryOptions({
      queryKey: ["deletion", "object-type", id],
      queryFn: ({ signal }) =>
        callEndpoint(schemaDeletionEndpoints.typeAccount, {
          params: { object_type_id: id },
          signal,
        }),
      staleTime: 0,
      gcTime: 0,
    }),
  attribute: (id: string) =>
    queryOptions({
      queryKey: ["deletion", "attribute", id],
      queryFn: ({ signal }) =>
        callEndpoint(schemaDeletionEndpoints.attributeAccount, {
          params: { attribute_id: id },
          signal,
        }),
      staleTime: 0,
      gcTime: 0,
    }),
};

/** Made in the background, as lists are used. */
export const attributeIndexQueries = {
  list: (typeId: string) =>
    queryOptions({
      queryKey: ["attribute-indexes", typeId],
      queryFn: ({ signal }) =>
        callEndpoint(attributeIndexEndpoints.list, { params: { object_type_id: typeId }, signal }),
    }),
};

/** What is referred to through the attributes, now: anyone may link and unlink meanwhile. */
export const referenceQueries = {
  counts: () =>
    queryOptions({
      queryKey: ["references", "counts"],
      queryFn: ({ signal }) => callEndpoint(referenceEndpoints.counts, { signal }),
      staleTime: 0,
    }),
  list: (
    attributeId: string,
    search: {
      per_page?: number | undefined;
      after?: string | undefined;
      before?: string | undefined;
    },
  ) =>
    queryOptions({
      queryKey: ["references", "list", attributeId, search],
      queryFn: ({ signal }) =>
        callEndpoint(referenceEndpoints.list, {
          params: { attribute_id: attributeId },
          query: { ...search, per_page: search.per_page ?? defaultPageSize },
          signal,
        }),
      placeholderData: keepPreviousData,
    }),
};

/** Every list, form and page is drawn by the data model, so all of them are read again. */
function readAllAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries();
}

export const createObjectType = mutationOptions({
  mutationFn: (body: NewObjectType) => callEndpoint(objectEndpoints.create, { body }),
  onSuccess: (_type, _body, _result, { client }) => readAllAgain(client),
});

export const updateObjectType = mutationOptions({
  mutationFn: ({ id, changes }: { id: string; changes: ObjectTypeChanges }) =>
    callEndpoint(objectEndpoints.update, { params: { object_type_id: id }, body: changes }),
  onSuccess: (_type, _changes, _result, { client }) => readAllAgain(client),
});

export const moveAttribute = mutationOptions({
  mutationFn: ({ id, beforeId }: { id: string; beforeId: string | null }) =>
    callEndpoint(attributeEndpoints.move, {
      params: { attribute_id: id },
      body: { before_id: beforeId },
    }),
  onSuccess: (_attribute, _move, _result, { client }) => readAllAgain(client),
});

export const createAttribute = mutationOptions({
  mutationFn: ({ owner, attribute }: { owner: AttributeOwner; attribute: NewAttribute }) =>
    callEndpoint(attributeEndpoints.create, {
      body: { owner_kind: owner.kind, object_type_id: owner.objectTypeId, attribute },
    }),
  onSuccess: (_attribute, _new, _result, { client }) => readAllAgain(client),
});

export const updateAttribute = mutationOptions({
  mutationFn: ({ id, changes }: { id: string; changes: AttributeChanges }) =>
    callEndpoint(attributeEndpoints.update, { params: { attribute_id: id }, body: changes }),
  onSuccess: (_attribute, _changes, _result, { client }) => readAllAgain(client),
});

/** The account is not asked for again: what it counts is gone. */
function readOthersAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "deletion" });
}

export const deleteObjectType = mutationOptions({
  mutationFn: ({ id, revision }: { id: string; revision: string }) =>
    callEndpoint(schemaDeletionEndpoints.deleteType, {
      params: { object_type_id: id },
      query: { revision },
    }),
  onSuccess: (_deleted, _given, _result, { client }) => readOthersAgain(client),
});

export const deleteAttribute = mutationOptions({
  mutationFn: ({ id, revision }: { id: string; revision: string }) =>
    callEndpoint(schemaDeletionEndpoints.deleteAttribute, {
      params: { attribute_id: id },
      query: { revision },
    }),
  onSuccess: (_deleted, _given, _result, { client }) => readOthersAgain(client),
});
