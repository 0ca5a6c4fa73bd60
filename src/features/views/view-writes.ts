import { mutationOptions, type QueryClient } from "@tanstack/react-query";
import { viewEndpoints, type NewView, type ViewChanges } from "../../../contract/views.ts";
import { callEndpoint } from "../../lib/api.ts";
import { viewsQuery } from "./queries.ts";

const readAnew = (queryClient: QueryClient) =>
  queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });

export const createView = (queryClient: QueryClient) =>
  mutationOptions({
    mutationFn: (body: NewView) => callEndpoint(viewEndpoints.create, { body }),
    onSuccess: () => readAnew(queryClient),
  });

export const updateView = (queryClient: QueryClient) =>
  mutationOptions({
    mutationFn: ({ id, ...body }: ViewChanges & { id: string }) =>
      callEndpoint(viewEndpoints.update, { params: { view_id: id }, body }),
    // A change that was refused was made to what is no longer so.
    onSettled: () => readAnew(queryClient),
  });

export const removeView = (queryClient: QueryClient) =>
  mutationOptions({
    mutationFn: (id: string) => callEndpoint(viewEndpoints.remove, { params: { view_id: id } }),
    onSettled: () => readAnew(queryClient),
  });
