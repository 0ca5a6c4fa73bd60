import * as z from "zod/mini";
import { isJsonObject, type JsonObject } from "./json.ts";

/** The `custom_attributes` of a record as they cross the wire: any JSON, numbers exact. */
export const customAttributesSchema = z
  .custom<JsonObject>(isJsonObject, "must be an object")
  .check(z.meta({ type: "object", additionalProperties: true }));
