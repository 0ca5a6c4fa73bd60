import * as z from "zod/mini";
import { endpoint } from "./endpoint.ts";

/** How an attribute is used by lists, and since when an index makes sorting and filtering by it fast. */
const attributeIndexSchema = z.object({
  /** The attribute's name. */
  attribute: z.string(),
  /** How often it was sorted or filtered by. */
  uses: z.int(),
  last_used_at: z.int(),
  /** Null where it has no index. */
  indexed_at: z.nullable(z.int()),
});

export const attributeIndexEndpoints = {
  list: endpoint({
    method: "GET",
    path: "/console/objects/{object_type_id}/attribute_indexes",
    summary:
      "List the attributes of a type that are sorted or filtered by, and which have an index",
    params: z.strictObject({ object_type_id: z.string() }),
    reply: z.object({ attribute_indexes: z.array(attributeIndexSchema) }),
  }),
};
