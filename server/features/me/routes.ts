import type { FastifyInstance } from "fastify";
import { meEndpoint } from "../../../contract/me.ts";
import type { Database } from "../../database/database.ts";
import { route } from "../../http/route.ts";
import { administrator } from "../../workspace/administrator.ts";
import { readWorkspace } from "../../workspace/workspace.ts";

export function meRoutes(app: FastifyInstance, database: Database): void {
  route(app, meEndpoint, async () => {
    const { id, name, createdAtSeconds } = await readWorkspace(database);
    return {
      type: "admin" as const,
      ...administrator,
      email_verified: false,
      app: {
        type: "app" as const,
        id_code: id,
        name,
        created_at: createdAtSeconds,
        secure: false,
        identity_verification: false,
        timezone: "Etc/UTC",
        // Clients know US, EU and AU alone, and pick Intercom's own host by it; the first is their default.
        region: "US",
      },
      avatar: { type: "avatar" as const, image_url: null },
      has_inbox_seat: false,
    };
  });
}
