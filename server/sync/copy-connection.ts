import type { MissingCapabilities } from "../../contract/capabilities.ts";
import { reasonsOfMissing } from "../connectors/capabilities.ts";
import type { Connector } from "../connectors/connector.ts";
import type { VendorFailure } from "../connectors/vendor-failure.ts";
import type { Database } from "../database/database.ts";
import { vendorUnavailable } from "./vendor-error.ts";

/** A copy, the vendor it is of, and whether the two belong together. */
export interface CopyConnection {
  database: Database;
  connector: Connector;
  /** Why nothing may be read or written now; undefined where nothing stands in the way. */
  refusal: () => Promise<VendorFailure | undefined>;
}

/** Throws where the token is of another account than the copy. */
export async function requireAccount({ refusal }: CopyConnection): Promise<void> {
  const failure = await refusal();
  if (failure) throw vendorUnavailable(failure);
}

export function missingOf({ connector }: CopyConnection): MissingCapabilities {
  return reasonsOfMissing(connector.capabilities);
}
