import type { Attribute } from "../../contract/attributes.ts";
import type { ContactUpdate } from "../../contract/contacts.ts";
import type { ConversationUpdate } from "../../contract/conversations.ts";
import { datetimeSchema } from "../../contract/attribute-values.ts";
import type { JsonObject, JsonValue } from "../../contract/json.ts";
import { defaultIntercomVersion } from "../../contract/intercom-version.ts";
import type { QueuedWrite } from "../../contract/outbox.ts";
import type { Answer, VendorFailure } from "../connectors/vendor-failure.ts";
import { notFoundMessages } from "../features/associations/owner.ts";
import { checkContactUpdate } from "../features/contacts/update-contact.ts";
import { notFound } from "../http/api-error.ts";
import { checkAttributeWrite, type AttributeWrite } from "../workspace/custom-attributes.ts";
import { attributesOf, loadSchema } from "../workspace/schema.ts";
import type { CopyConnection } from "./copy-connection.ts";
import { splitAttributes } from "./copied-record.ts";
import { membersOf, type ReadRecord, type WantedMembers } from "./record-members.ts";
import { refuseCutSets, sentAttributes, wantedAttributes } from "./sent-attributes.ts";
import { sent, writeCall, type PlanOptions, type WritePlan } from "./write-plan.ts";

type PersonWrite = Extract<QueuedWrite, { operation: "update_contact" | "update_conversation" }>;

/** A change of a contact or a conversation; 404 where it is gone. */
export async function planPersonWrite(
  connection: CopyConnection,
  write: PersonWrite,
  { read }: PlanOptions,
): Promise<WritePlan> {
  const { database, connector } = connection;
  const { id } = write;
  const kind = write.operation === "update_contact" ? "contact" : "conversation";
  if (write.operation === "update_contact") checkContactUpdate(write.body, defaultIntercomVersion);
  const list = { kind, typeId: "" } as const;
  const record = await read({ list, key: { id } });
  if (!record) throw notFound(notFoundMessages[kind]);
  const attributes = attributesOf(await loadSchema(database), kind, null);
  const checked = checkedAttributes(attributes, write.body.custom_attributes ?? {}, record);
  const own = ownMembers(write.body);
  const wanted: WantedMembers = new Map([
    ...Object.entries(own).map(([field, value]) => [field, { value }] as const),
    ...wantedAttributes(checked, attributes),
  ]);
  const values = sentAttributes(checked);
  const hasValues = write.body.custom_attributes !== undefined;
  const changes = { ...own, ...(hasValues ? { custom_attributes: values } : {}) };
  return {
    write,
    list,
    key: { id },
    base: membersOf(record, wanted),
    wanted,
    record,
    send: async () => {
      if (kind === "contact")
        return sent(await connector.saveContact({ id, changes }, writeCall), (contact) => {
          return { kind, record: contact };
        });
      const answer = await connector.saveConversation({ id, changes }, writeCall);
      return sent(namingAttributes(answer, Object.keys(values)), (conversation) => {
        return { kind, record: conversation };
      });
    },
  };
}

function checkedAttributes(
  attributes: readonly Attribute[],
  given: JsonObject,
  record: ReadRecord,
): AttributeWrite {
  const { values } = splitAttributes(record.record.custom_attributes, new Set());
  const checked = checkAttributeWrite(attributes, given, values);
  const sets = checked.references.map(({ attribute }) => attribute.name);
  refuseCutSets(record, sets);
  return checked;
}

const times = new Set(["signed_up_at", "last_seen_at"]);

/** What a change says beside attributes, as the vendor shows it afterwards. */
function ownMembers(body: ContactUpdate | ConversationUpdate): JsonObject {
  const { custom_attributes: _attributes, ...own } = body;
  return Object.fromEntries(
    Object.entries(own).flatMap(([field, value]): [string, JsonValue][] => {
      if (value === undefined) return [];
      if (value === null || value === "") return [[field, null]];
      if (times.has(field)) return [[field, datetimeSchema.parse(value)]];
      if (typeof value === "number") return [[field, String(value)]];
      return typeof value === "string" || typeof value === "boolean" ? [[field, value]] : [];
    }),
  );
}

/** Intercom refuses a name that several attributes of conversations share, and does not say which it is. */
export function namingAttributes<Value>(
  answer: Answer<Value>,
  names: readonly string[],
): Answer<Value> {
  if (answer.ok || answer.failure.kind !== "refused" || names.length === 0) return answer;
  const failure: VendorFailure = {
    ...answer.failure,
    remedy: `${answer.failure.remedy} Where several attributes of conversations that are not archived share one of the names ${names.join(", ")}, rename or archive all but one of them in the vendor's settings.`,
  };
  return { ok: false, failure };
}
