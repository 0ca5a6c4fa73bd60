import { mutationOptions } from "@tanstack/react-query";
import type { BeforeImage } from "../../contract/before-image.ts";
import { deletionEndpoints } from "../../contract/deletions.ts";
import { ApiFailure, callEndpoint } from "../lib/api.ts";

/** Put back what a deletion took: all of it, or with `skipConflicts` what nothing stands in the way of. */
export const restoreImage = mutationOptions({
  mutationFn: ({ image, skipConflicts }: { image: BeforeImage; skipConflicts: boolean }) =>
    callEndpoint(deletionEndpoints.restore, { body: { image, skip_conflicts: skipConflicts } }),
  onSuccess: (_restored, _given, _result, { client }) => client.invalidateQueries(),
});

/** What stands in the way, and whether anything can come back without it; undefined where the failure is another one. */
export function obstaclesIn(
  failure: Error | null,
  { object_types = [], attributes = [], instances }: BeforeImage,
): { messages: string[]; hasRest: boolean } | undefined {
  if (!(failure instanceof ApiFailure) || failure.status !== 409) return undefined;
  const blocked = failure.problems.filter(({ field }) =>
    /^image\.(object_types|attributes|instances)/.test(field ?? ""),
  );
  return {
    messages: failure.problems.map(({ message, code }) => message ?? code),
    hasRest: blocked.length < object_types.length + attributes.length + instances.length,
  };
}

/** `order-1042.json`: a name that says what the file brings back. */
export function imageFileName({ instances }: BeforeImage): string {
  const [first] = instances;
  const name = `${first?.object_type_id ?? ""}-${first?.external_id ?? first?.id ?? ""}`;
  return `${name.replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-")}.json`;
}
