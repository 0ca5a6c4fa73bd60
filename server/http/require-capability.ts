import type { CapabilityName, MissingCapabilities } from "../../contract/capabilities.ts";
import { ApiError } from "./api-error.ts";

/** Throws a 403 that says why where the workspace's record can't do this. */
export function requireCapability(missing: MissingCapabilities, name: CapabilityName): void {
  const reason = missing[name];
  if (reason !== undefined) throw new ApiError(403, { code: "forbidden", message: reason });
}
