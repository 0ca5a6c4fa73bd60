import type { FastifyInstance } from "fastify";
import { connectionEndpoints, type VendorConnection } from "../../../contract/connection.ts";
import { route } from "../../http/route.ts";

/** What a vendor's connection can tell of itself. */
export interface DescribedConnection {
  describe(): VendorConnection;
  /** Ask the vendor again. */
  check(): Promise<void>;
}

/** `connection` is undefined where the server has no token of a vendor. */
export function connectionRoutes(
  app: FastifyInstance,
  connection: DescribedConnection | undefined,
): void {
  const describe = () => ({ vendor: connection?.describe() ?? null });

  route(app, connectionEndpoints.get, describe);

  route(app, connectionEndpoints.check, async () => {
    await connection?.check();
    return describe();
  });
}
