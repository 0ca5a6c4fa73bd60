import type { FastifyInstance } from "fastify";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { syncEndpoints, type RefreshedRecord, type SyncState } from "../../../contract/sync.ts";
import { route } from "../../http/route.ts";
import { getCopy } from "../../workspace/own-record.ts";

/** What a copy of a vendor's records can tell of itself, and be told to do. */
export interface SyncedCopy {
  state(): Promise<SyncState>;
  /** Read all lists from their beginning, or one of them. Throws 404 for one that there is not. */
  sweepNow(list?: { kind: OwnerKind; typeId: string | null }): Promise<void>;
  /** Null for never. */
  setInterval(seconds: number | null): Promise<void>;
  /** Null for ever. */
  setChangesKept(days: number | null): Promise<void>;
  refresh(record: { kind: OwnerKind; id: string; typeId: string | null }): Promise<RefreshedRecord>;
  /** Throws 404 where the vendor has no such type. */
  addType(id: string): Promise<ObjectType>;
}

/** `copy` is undefined where the workspace is its own record. */
export function syncRoutes(app: FastifyInstance, copy: SyncedCopy | undefined): void {
  route(app, syncEndpoints.get, () => getCopy(copy).state());

  route(app, syncEndpoints.sweep, async ({ body: { kind, object_type_id: typeId = null } }) => {
    await getCopy(copy).sweepNow(kind && { kind, typeId });
    return getCopy(copy).state();
  });

  route(app, syncEndpoints.schedule, async ({ body }) => {
    await getCopy(copy).setInterval(body.interval_seconds);
    return getCopy(copy).state();
  });

  route(app, syncEndpoints.keepChanges, async ({ body }) => {
    await getCopy(copy).setChangesKept(body.changes_kept_days);
    return getCopy(copy).state();
  });

  route(app, syncEndpoints.refresh, ({ params, body }) =>
    getCopy(copy).refresh({ ...params, typeId: body.object_type_id ?? null }),
  );

  route(app, syncEndpoints.addType, ({ body }) => getCopy(copy).addType(body.object_type_id));
}
