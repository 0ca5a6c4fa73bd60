import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { schemaAlarmEndpoints, type SchemaAlarm } from "../../../contract/schema-alarms.ts";
import { route } from "../../http/route.ts";
import { getCopy } from "../../workspace/own-record.ts";

export type AttributeOverride = z.infer<typeof schemaAlarmEndpoints.override.body>;

/** What the vendor's records no longer have in common with the data model. */
export interface SchemaAlarms {
  /** Those that nobody has dismissed, the latest first. */
  list(): Promise<SchemaAlarm[]>;
  /** Throws 404 where there is no such alarm. */
  dismiss(number: string): Promise<void>;
  /** Throws 404 where there is no such attribute, and 400 where it can't be what is said. */
  override(attributeId: string, override: AttributeOverride): Promise<void>;
}

/** `alarms` is undefined where the workspace is its own record. */
export function schemaAlarmRoutes(app: FastifyInstance, alarms: SchemaAlarms | undefined): void {
  const listed = async () => ({ alarms: await getCopy(alarms).list() });

  route(app, schemaAlarmEndpoints.list, listed);

  route(app, schemaAlarmEndpoints.dismiss, async ({ params }) => {
    await getCopy(alarms).dismiss(params.number);
    return listed();
  });

  route(app, schemaAlarmEndpoints.override, async ({ params, body }) => {
    await getCopy(alarms).override(params.attribute_id, body);
    return listed();
  });
}
