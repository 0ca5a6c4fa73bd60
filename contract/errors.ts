import * as z from "zod/mini";

/**
 * The codes Objectory answers with, all from Intercom's list ("Error codes", developers.intercom.com,
 * version 2.17, read 2026-08); a client must accept codes it does not know.
 */
export const errorCodes = [
  "unauthorized",
  "forbidden",
  "not_found",
  "conflict",
  "field_not_found",
  "contact_merged",
  "conversation_attribute_not_found",
  "parameter_invalid",
  "parameter_not_found",
  "bad_request",
  "client_error",
  "invalid_sort_order",
  "intercom_version_invalid",
  "unsupported",
  "request_timeout",
  "rate_limit_exceeded",
  "service_unavailable",
  "server_error",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The body of every failed call. `field` is a path such as `custom_attributes.total_amount`. */
export const errorListSchema = z.object({
  type: z.literal("error.list"),
  request_id: z.nullable(z.string()),
  errors: z
    .array(
      z.object({
        code: z.string(),
        message: z.nullish(z.string()),
        field: z.nullish(z.string()),
      }),
    )
    .check(z.minLength(1)),
});
export type ErrorList = z.infer<typeof errorListSchema>;
