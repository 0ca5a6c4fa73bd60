import type { Attribute } from "../../contract/attributes.ts";
import type { QueuedWrite } from "../../contract/outbox.ts";
import { getOwner, getRelationship, notFoundMessages } from "../features/associations/owner.ts";
import { invalidParameter, notFound } from "../http/api-error.ts";
import { refuseIds, setChangedMeanwhile } from "../features/associations/reference-set-rules.ts";
import { requireCapability } from "../http/require-capability.ts";
import { loadSchema } from "../workspace/schema.ts";
import { missingOf, type CopyConnection } from "./copy-connection.ts";
import { namingAttributes } from "./plan-person-write.ts";
import { memberOf, type ReadRecord } from "./record-members.ts";
import { isSameMeaning } from "./same-meaning.ts";
import { refuseCutSets, sentAttributes } from "./sent-attributes.ts";
import { sent, writeCall, type PlanOptions, type WritePlan } from "./write-plan.ts";

type SetWrite = Extract<QueuedWrite, { operation: "replace_references" }>;

/** The whole set of an attribute; 409 where it is no longer the expected one, 400 where the vendor shows a part of it alone. */
export async function planSetWrite(
  connection: CopyConnection,
  write: SetWrite,
  { read, ignoreExpectations }: PlanOptions,
): Promise<WritePlan> {
  const { database } = connection;
  const { owner_kind: kind, owner_id: id, attribute_name: name, body } = write;
  const schema = await loadSchema(database);
  const owner = await getOwner(database.db, schema, { kind, id });
  const attribute = getRelationship(owner, name);
  refuseIds(attribute, body.ids);
  refuseRepeated(body.ids);
  const list = { kind, typeId: owner.objectTypeId ?? "" };
  const record = await read({ list, key: { id } });
  if (!record) throw notFound(notFoundMessages[kind]);
  refuseCutSets(record, [name]);
  const field = `custom_attributes.${name}`;
  const held = memberOf(record, field);
  if (!ignoreExpectations && !isSameMeaning(body.expected_ids, held, attribute))
    throw setChangedMeanwhile();
  return {
    write,
    list,
    key: { id },
    base: { [field]: held },
    wanted: new Map([[field, { value: body.ids, attribute }]]),
    record,
    send: senderOf(connection, record, attribute, body.ids),
  };
}

function refuseRepeated(ids: string[]): void {
  const again = ids.find((id, index) => ids.indexOf(id) < index);
  if (again !== undefined) throw invalidParameter("ids", `ids names the instance ${again} twice`);
}

/** An instance keeps its references among its values, and is written whole by its external id. */
function senderOf(
  connection: CopyConnection,
  { kind, record }: ReadRecord,
  attribute: Attribute,
  ids: string[],
): WritePlan["send"] {
  const { connector } = connection;
  const { id } = record;
  const values = sentAttributes({ values: {}, references: [{ attribute, ids }] });
  if (kind === "instance") {
    const { type, external_id } = record;
    if (external_id === null) requireCapability(missingOf(connection), "change_by_id");
    const written = { type, id, external_id, custom_attributes: values };
    return async () =>
      sent(await connector.saveInstance(written, writeCall), (instance) => {
        return { kind, record: instance };
      });
  }
  const cardinality = attribute.reference?.type ?? "many";
  const set = { owner: { kind, id }, attribute: attribute.name, cardinality, instanceIds: ids };
  const names = kind === "conversation" ? [attribute.name] : [];
  return async () => {
    const answer = namingAttributes(await connector.replaceReferences(set, writeCall), names);
    return answer.ok ? { ok: true, value: { id } } : answer;
  };
}
