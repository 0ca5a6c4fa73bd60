import type { OwnerKind } from "../../contract/attributes.ts";
import type { ObjectType } from "../../contract/objects.ts";
import type { RefreshedRecord, SyncState } from "../../contract/sync.ts";
import type { Connector } from "../connectors/connector.ts";
import type { VendorFailure } from "../connectors/vendor-failure.ts";
import type { Database } from "../database/database.ts";
import { theWorkspaceId as workspace } from "../database/tables.ts";
import { readObjectType } from "../features/objects/store.ts";
import type { SyncedCopy } from "../features/sync/routes.ts";
import { notFound } from "../http/api-error.ts";
import { loadSchema } from "../workspace/schema.ts";
import type { AccountGuard } from "./account-guard.ts";
import { problemOf } from "../connectors/connection-problem.ts";
import type { CopiedList } from "./copied-record.ts";
import { ensureTypes } from "./ensure-types.ts";
import { readRecordState } from "./record-state.ts";
import { refreshRecord, type Refreshed } from "./refresh-record.ts";
import { addPlannedLists, beginSweeps } from "./sweep-plan.ts";
import type { Sweeps } from "./sweeps.ts";
import { readSyncState } from "./sync-state.ts";
import { vendorUnavailable } from "./vendor-error.ts";

interface CopyParts {
  database: Database;
  connector: Connector;
  guard: AccountGuard;
  sweeps: Sweeps;
}

type Sought = Parameters<SyncedCopy["refresh"]>[0];

/** The state of a copy, and what people may have it do. */
export class CopySync implements SyncedCopy {
  readonly #parts: CopyParts;
  /** Refreshes under way; whoever looks at the same record meanwhile waits for the same answer. */
  readonly #refreshing = new Map<string, Promise<RefreshedRecord>>();

  constructor(parts: CopyParts) {
    this.#parts = parts;
  }

  state(): Promise<SyncState> {
    const { database, connector, sweeps } = this.#parts;
    const problem = sweeps.problem ?? connector.outage();
    return readSyncState(database, connector, problem ? problemOf(problem) : null);
  }

  async sweepNow(list?: { kind: OwnerKind; typeId: string | null }): Promise<void> {
    const { database, connector, sweeps } = this.#parts;
    const rows = await addPlannedLists(database, connector);
    const wanted = rows.filter(
      ({ kind, object_type_id }) =>
        !list || (kind === list.kind && (list.typeId ?? object_type_id) === object_type_id),
    );
    if (wanted.length === 0) throw notFound("There is no such list");
    await beginSweeps(database.db, wanted);
    sweeps.wake();
  }

  async setInterval(seconds: number | null): Promise<void> {
    const { database, sweeps } = this.#parts;
    await database.db
      .updateTable("workspaces")
      .set({ sweep_interval_seconds: seconds })
      .where("id", "=", workspace)
      .execute();
    sweeps.wake();
  }

  async setChangesKept(days: number | null): Promise<void> {
    const { database, sweeps } = this.#parts;
    await database.db
      .updateTable("workspaces")
      .set({ changes_kept_days: days })
      .where("id", "=", workspace)
      .execute();
    sweeps.pruneSoon();
  }

  refresh(sought: Sought): Promise<RefreshedRecord> {
    const key = JSON.stringify([sought.kind, sought.typeId, sought.id]);
    const underWay = this.#refreshing.get(key);
    if (underWay) return underWay;
    const refreshing = this.#refresh(sought).finally(() => this.#refreshing.delete(key));
    this.#refreshing.set(key, refreshing);
    return refreshing;
  }

  async #refresh({ kind, id, typeId }: Sought): Promise<RefreshedRecord> {
    const { database, connector, guard } = this.#parts;
    const known = await readRecordState(database.db, kind, id);
    const refusal = await guard.refusal();
    if (refusal) return answerOf(known?.asOfMs, "unavailable", refusal);
    let last: Refreshed | undefined;
    for (const list of await this.#listsOf(kind, known?.typeId ?? typeId)) {
      const sought = { list, key: { id } };
      const call = { priority: "interactive" } as const;
      last = await refreshRecord(database, connector, sought, { call, source: "refresh" });
      if (last.outcome !== "missing") break;
    }
    if (!last) return answerOf(undefined, "missing", null);
    const state = await readRecordState(database.db, kind, id);
    const failure = last.outcome === "unavailable" ? last.failure : null;
    const answer = answerOf(state?.asOfMs, last.outcome, failure);
    return { ...answer, merged_into: last.mergedInto };
  }

  /** An instance of which not even the type is known may be of any. */
  async #listsOf(kind: OwnerKind, typeId: string | null): Promise<CopiedList[]> {
    if (kind !== "instance") return [{ kind, typeId: "" }];
    if (typeId !== null) return [{ kind, typeId }];
    const { objectTypes } = await loadSchema(this.#parts.database);
    return [...objectTypes.values()]
      .filter(({ archived }) => !archived)
      .map(({ id }) => ({ kind, typeId: id }));
  }

  async addType(id: string): Promise<ObjectType> {
    const { database, connector, guard, sweeps } = this.#parts;
    const refusal = await guard.refusal();
    if (refusal) throw vendorUnavailable(refusal);
    const answer = await connector.readInstances(id, null, { priority: "interactive" });
    if (!answer.ok && ["unknown_type", "not_found"].includes(answer.failure.kind))
      throw notFound(`${connector.vendor} has no object type \`${id}\``);
    if (!answer.ok) throw vendorUnavailable(answer.failure);
    await ensureTypes(database, [id], { isQuiet: true });
    await addPlannedLists(database, connector);
    sweeps.wake();
    return readObjectType(database, id);
  }
}

function answerOf(
  asOfMs: number | undefined,
  outcome: RefreshedRecord["outcome"],
  failure: VendorFailure | null,
): RefreshedRecord {
  return {
    outcome,
    as_of: asOfMs === undefined ? null : Math.floor(asOfMs / 1000),
    merged_into: null,
    problem: failure && problemOf(failure),
  };
}
