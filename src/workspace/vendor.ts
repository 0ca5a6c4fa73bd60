import { useQuery } from "@tanstack/react-query";
import type { CapabilityName } from "../../contract/capabilities.ts";
import { sessionQuery } from "./session-query.ts";

/** The vendor that has the record, by its name; undefined where the store is the record, or before that is known. */
export function useVendor(): string | undefined {
  return useQuery(sessionQuery).data?.workspace.vendor ?? undefined;
}

/** Why the source of record can't do something; undefined where it can. */
export function useMissing(capability: CapabilityName): string | undefined {
  return useQuery(sessionQuery).data?.workspace.missing_capabilities[capability];
}
