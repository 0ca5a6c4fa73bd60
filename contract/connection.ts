import { z } from "zod";
import { endpoint } from "./endpoint.ts";

/** One thing that the token may or may not read. */
export const connectionScopeSchema = z.object({
  /** Such as `Contacts`. */
  label: z.string(),
  /** `unknown` where the vendor could not say. */
  state: z.enum(["granted", "refused", "unknown"]),
  /** Why it is not granted, and what to do. */
  reason: z.string().nullable(),
});
export type ConnectionScope = z.infer<typeof connectionScopeSchema>;

export const namedTypeSchema = z.object({
  id: z.string(),
  /** In the order of their names. */
  attributes: z.array(z.string()),
});
export type NamedType = z.infer<typeof namedTypeSchema>;

/** Why a call to the vendor failed, in words for a person. */
export const connectionProblemSchema = z.object({
  /** Method and path, such as `GET /me`. */
  call: z.string(),
  status: z.number().int().nullable(),
  what: z.string(),
  safe: z.string(),
  remedy: z.string(),
  /** The vendor's own. */
  request_id: z.string().nullable(),
});
export type ConnectionProblem = z.infer<typeof connectionProblemSchema>;

const accountSchema = z.object({
  workspace_id: z.string(),
  workspace_name: z.string(),
  region: z.string(),
  timezone: z.string(),
  admin_name: z.string(),
  admin_email: z.string(),
});

/** What is used of the vendor's limit in the current window, and what waits for it. Times are Unix seconds UTC. */
const budgetSchema = z.object({
  limit: z.number().int(),
  used: z.number().int(),
  resets_at: z.number().int(),
  in_flight: z.number().int(),
  /** Calls that people wait for, and calls of background work. */
  waiting: z.object({ interactive: z.number().int(), background: z.number().int() }),
});

/** The account that the server has a token for. The token itself never leaves the server. */
export const vendorConnectionSchema = z.object({
  vendor: z.string(),
  /** The base address of the vendor's API. */
  address: z.string(),
  version: z.string(),
  status: z.enum(["checking", "reachable", "failed"]),
  /** Null before the first check has ended. */
  checked_at: z.number().int().nullable(),
  /** What the last check that succeeded found. */
  account: accountSchema.nullable(),
  scopes: z.array(connectionScopeSchema),
  /** Custom object types that the vendor names anywhere, with the attributes of conversations that refer to them. */
  named_types: z.array(namedTypeSchema),
  /** Why the last check failed. */
  problem: connectionProblemSchema.nullable(),
  /** The last call of any kind that failed, and when. */
  last_failure: z.object({ at: z.number().int(), problem: connectionProblemSchema }).nullable(),
  budget: budgetSchema,
  /** What the vendor's API can't do, each with the reason. */
  missing_capabilities: z.array(z.object({ label: z.string(), reason: z.string() })),
});
export type VendorConnection = z.infer<typeof vendorConnectionSchema>;

/** `vendor` is null where the server has no token of a vendor. */
const connectionSchema = z.object({ vendor: vendorConnectionSchema.nullable() });

export const connectionEndpoints = {
  get: endpoint({
    method: "GET",
    path: "/console/connection",
    summary:
      "Tell which vendor's account the server can reach, with its limit and what it may read",
    reply: connectionSchema,
  }),
  check: endpoint({
    method: "POST",
    path: "/console/connection/check",
    summary: "Ask the vendor again whom the token belongs to and what it may read",
    reply: connectionSchema,
  }),
};
