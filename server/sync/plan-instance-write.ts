import type { Instance, InstanceUpsert } from "../../contract/instances.ts";
import type { QueuedWrite } from "../../contract/outbox.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { InstanceWrite, RecordKey } from "../connectors/connector.ts";
import type { Attribute } from "../../contract/attributes.ts";
import { requireCapability } from "../http/require-capability.ts";
import { invalidParameter } from "../http/api-error.ts";
import {
  externalIdTaken,
  getLiveType,
  instanceNotFound,
  readOwnFields,
  refuseStaleEdit,
  refuseStaleFields,
  type OwnFields,
} from "../features/instances/rules.ts";
import { checkAttributeWrite, requireAttributes } from "../workspace/custom-attributes.ts";
import { loadSchema, relationshipAttributes } from "../workspace/schema.ts";
import { missingOf, type CopyConnection } from "./copy-connection.ts";
import { splitAttributes } from "./copied-record.ts";
import { membersOf, type WantedMembers } from "./record-members.ts";
import { refuseCutSets, sentAttributes, wantedAttributes } from "./sent-attributes.ts";
import { sent, writeCall, type PlanOptions, type WritePlan } from "./write-plan.ts";

type Of<Operation extends QueuedWrite["operation"]> = Extract<
  QueuedWrite,
  { operation: Operation }
>;

const noExternalId = "0";

/** An external id that an instance has already is a 400, unless expectations are left aside. */
export async function planCreate(
  connection: CopyConnection,
  write: Of<"create_instance" | "upsert_instance">,
  options: PlanOptions,
): Promise<WritePlan> {
  const { object_type_id: typeId, body } = write;
  const externalId = body.external_id ?? null;
  // Without one there is nothing to read, but a vendor that can't answer this is sent nothing either.
  const found = await readInstance(typeId, { externalId: externalId ?? noExternalId }, options);
  const existing = externalId === null ? undefined : found;
  const mayExist = write.operation === "upsert_instance" || options.ignoreExpectations;
  const plan = await planInstance(connection, { write, typeId, body, existing });
  if (existing && !mayExist) throw externalIdTaken(externalId ?? "", typeId, existing.id);
  return plan;
}

/** 404 where it is gone, 403 where the vendor can't change it, 409 where it is not what the expectations say. */
export async function planUpdate(
  connection: CopyConnection,
  write: Of<"update_instance">,
  options: PlanOptions,
): Promise<WritePlan> {
  const { object_type_id: typeId, id, body } = write;
  const existing = await readInstance(typeId, { id }, options);
  if (!existing) throw instanceNotFound();
  if (existing.external_id === null) requireCapability(missingOf(connection), "change_by_id");
  const { expected, expected_fields: expectedFields = {}, ...written } = body;
  if (
    (written.external_id === undefined ? existing.external_id : written.external_id) !==
    existing.external_id
  )
    throw invalidParameter(
      "external_id",
      `external_id can't be changed: ${missingOf(connection).change_by_id ?? "the vendor keeps it"}`,
    );
  if (!options.ignoreExpectations) {
    refuseStaleFields(expectedFields, existing);
    if (expected)
      await refuseStale(connection, existing, expected, written.custom_attributes ?? {});
  }
  return planInstance(connection, { write, typeId, body: written, existing });
}

export async function planDelete(
  connection: CopyConnection,
  write: Of<"delete_instance">,
  options: PlanOptions,
): Promise<WritePlan> {
  const { object_type_id: typeId, id } = write;
  const existing = await readInstance(typeId, { id }, options);
  return {
    write,
    list: { kind: "instance", typeId },
    key: { id },
    base: existing ? {} : null,
    wanted: null,
    record: existing && { kind: "instance", record: existing },
    send: () => connection.connector.deleteInstance(typeId, id, writeCall),
  };
}

async function readInstance(
  typeId: string,
  key: RecordKey,
  { read }: PlanOptions,
): Promise<Instance | undefined> {
  const found = await read({ list: { kind: "instance", typeId }, key });
  return found?.kind === "instance" ? found.record : undefined;
}

async function attributesOfType({ database }: CopyConnection, typeId: string) {
  return getLiveType(await loadSchema(database), typeId).attributes;
}

function heldOf(existing: Instance | undefined, attributes: readonly Attribute[]) {
  const names = new Set(relationshipAttributes(attributes).map(({ name }) => name));
  return splitAttributes(existing?.custom_attributes ?? {}, names);
}

/** A value that is null and one that is not there are the same to a vendor. */
async function refuseStale(
  connection: CopyConnection,
  existing: Instance,
  expected: JsonObject,
  given: JsonObject,
): Promise<void> {
  const attributes = await attributesOfType(connection, existing.type);
  const { values, references } = heldOf(existing, attributes);
  refuseStaleEdit(withoutNulls(expected), given, attributes, withoutNulls(values), references);
}

function withoutNulls(values: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

interface InstancePlan {
  write: QueuedWrite;
  typeId: string;
  body: InstanceUpsert;
  existing: Instance | undefined;
}

async function planInstance(
  connection: CopyConnection,
  { write, typeId, body, existing }: InstancePlan,
): Promise<WritePlan> {
  const attributes = await attributesOfType(connection, typeId);
  const { external_id: given, ...times } = readOwnFields(body);
  const externalId = given ?? existing?.external_id ?? null;
  const held = heldOf(existing, attributes).values;
  const checked = checkAttributeWrite(attributes, body.custom_attributes ?? {}, held);
  if (!existing) requireAttributes(attributes, checked);
  const record = existing && ({ kind: "instance", record: existing } as const);
  refuseCutSets(
    record,
    checked.references.map(({ attribute }) => attribute.name),
  );
  const wanted: WantedMembers = new Map([
    ...wantedTimes(times),
    ...wantedAttributes(checked, attributes),
  ]);
  const written: InstanceWrite = {
    type: typeId,
    id: existing?.id ?? null,
    external_id: externalId,
    ...writtenTimes(times),
    custom_attributes: sentAttributes(checked),
  };
  return {
    write,
    list: { kind: "instance", typeId },
    key: existing ? { id: existing.id } : externalId === null ? null : { externalId },
    base: record ? membersOf(record, wanted) : null,
    wanted,
    record,
    send: async () =>
      sent(await connection.connector.saveInstance(written, writeCall), (instance) => {
        return { kind: "instance", record: instance };
      }),
  };
}

type Times = Pick<OwnFields, "external_created_at" | "external_updated_at">;

function wantedTimes(times: Times): WantedMembers {
  return new Map(
    Object.entries(times).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, { value }] as const],
    ),
  );
}

function writtenTimes({ external_created_at: created, external_updated_at: updated }: Times) {
  return {
    ...(created === undefined ? {} : { external_created_at: created }),
    ...(updated === undefined ? {} : { external_updated_at: updated }),
  };
}
