import type { Contact } from "../../../contract/contacts.ts";
import type { Conversation, ConversationListItem } from "../../../contract/conversations.ts";
import type { Instance } from "../../../contract/instances.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../../contract/json.ts";
import { maxPerPage } from "../../../contract/pagination.ts";
import { CallScheduler, type SchedulerState } from "../call-scheduler.ts";
import type {
  CallOptions,
  ConnectionCheck,
  Connector,
  DeclaredAttributes,
  InstanceWrite,
  RecordKey,
  RecordPage,
  RecordWrite,
  ReferenceSetWrite,
} from "../connector.ts";
import type { Reading } from "../read-leniently.ts";
import { readReferenceList } from "../reference-list.ts";
import { failed, type Answer, type VendorFailure } from "../vendor-failure.ts";
import { checkConnection } from "./check-connection.ts";
import {
  addressOf,
  intercomAddresses,
  regionOf,
  type RegionAddresses,
} from "./intercom-address.ts";
import { IntercomApi } from "./intercom-api.ts";
import { intercomCapabilities } from "./intercom-capabilities.ts";
import { intercomLimits } from "./intercom-limits.ts";
import {
  readContactRecord,
  readConversationListItem,
  readConversationRecord,
  readInstanceRecord,
} from "./intercom-records.ts";
import { readDeclaredAttributes } from "./read-declared-attributes.ts";
import { readPage } from "./read-page.ts";

const typePath = "/custom_object_instances/{type}";

export interface IntercomOptions {
  token: string;
  /** `us`, `eu`, `au`, or a base address. */
  location: string;
  version: string;
  /** Told of every call that failed. */
  onFailure: (failure: VendorFailure) => void;
  addresses?: RegionAddresses;
}

/** Custom objects, contacts and conversations of an Intercom workspace. */
export class IntercomConnector implements Connector {
  readonly vendor = "Intercom";
  readonly capabilities = intercomCapabilities;
  readonly address: string;
  readonly version: string;
  readonly #location: string;
  readonly #addresses: RegionAddresses;
  readonly #scheduler = new CallScheduler(intercomLimits);
  readonly #api: IntercomApi;

  constructor({
    token,
    location,
    version,
    onFailure,
    addresses = intercomAddresses,
  }: IntercomOptions) {
    this.address = addressOf(location, addresses);
    this.version = version;
    this.#location = location;
    this.#addresses = addresses;
    const { address } = this;
    this.#api = new IntercomApi({ address, token, version, scheduler: this.#scheduler, onFailure });
  }

  check(): Promise<Answer<ConnectionCheck>> {
    return checkConnection(this.#api, regionOf(this.#location), this.#addresses);
  }

  outage(): VendorFailure | undefined {
    return this.#api.outage;
  }

  schedulerState(): SchedulerState {
    return this.#scheduler.state();
  }

  readAttributes(options: CallOptions): Promise<Answer<DeclaredAttributes>> {
    return readDeclaredAttributes(this.#api, options);
  }

  instanceCursorsAfter(cursor: string | null, count: number): string[] {
    const page = Number(cursor ?? 1);
    return Array.from({ length: count }, (_, index) => String(page + 1 + index));
  }

  readInstances(
    type: string,
    cursor: string | null,
    options: CallOptions,
  ): Promise<Answer<RecordPage<Instance>>> {
    const query = { per_page: maxPerPage, page: cursor ?? "1" };
    return this.#api.call(
      { method: "GET", path: typePath, params: { type }, query },
      options,
      (json) =>
        readPage(json, (item) => readInstanceRecord(item, type), {
          dialect: "page",
          asked: cursor,
        }),
    );
  }

  readContacts(cursor: string | null, options: CallOptions): Promise<Answer<RecordPage<Contact>>> {
    return this.#readByCursor("/contacts", cursor, options, readContactRecord);
  }

  readConversations(
    cursor: string | null,
    options: CallOptions,
  ): Promise<Answer<RecordPage<ConversationListItem>>> {
    return this.#readByCursor("/conversations", cursor, options, readConversationListItem);
  }

  #readByCursor<Row>(
    path: string,
    cursor: string | null,
    options: CallOptions,
    read: (item: JsonValue) => Reading<Row>,
  ): Promise<Answer<RecordPage<Row>>> {
    const query = { per_page: maxPerPage, ...(cursor === null ? {} : { starting_after: cursor }) };
    return this.#api.call({ method: "GET", path, query }, options, (json) =>
      readPage(json, read, { dialect: "starting_after", asked: cursor }),
    );
  }

  /** By external id only through the query: 2.17 does not look one up in the path. */
  readInstance(
    type: string,
    key: RecordKey,
    options: CallOptions,
  ): Promise<Answer<Instance | undefined>> {
    const call =
      "id" in key
        ? { path: `${typePath}/{id}`, params: { type, id: key.id } }
        : { path: typePath, params: { type }, query: { external_id: key.externalId } };
    return this.#find(call, options, (json) => readInstanceRecord(json, type));
  }

  readContact(key: RecordKey, options: CallOptions): Promise<Answer<Contact | undefined>> {
    const call =
      "id" in key
        ? { path: "/contacts/{id}", params: { id: key.id } }
        : {
            path: "/contacts/find_by_external_id/{external_id}",
            params: { external_id: key.externalId },
          };
    return this.#find(call, options, readContactRecord);
  }

  readConversation(id: string, options: CallOptions): Promise<Answer<Conversation | undefined>> {
    return this.#find(
      { path: "/conversations/{id}", params: { id } },
      options,
      readConversationRecord,
    );
  }

  /** A missing record answers 404 up to version 2.16, and 200 without an id since. */
  #find<Row>(
    call: { path: string; params: Record<string, string>; query?: Record<string, string> },
    options: CallOptions,
    read: (json: JsonValue) => Reading<Row>,
  ): Promise<Answer<Row | undefined>> {
    return this.#api.find<Row>({ method: "GET", ...call }, options, (json) =>
      isMiss(json) ? { ok: true, value: undefined } : read(json),
    );
  }

  /** Without an external id each send creates another instance, so such a write is never repeated. */
  async saveInstance(write: InstanceWrite, options: CallOptions): Promise<Answer<Instance>> {
    const { type, id, external_id, custom_attributes } = write;
    if (id !== null && external_id === null) return failed(unchangeable);
    const body: JsonObject = { custom_attributes };
    if (external_id !== null) body["external_id"] = external_id;
    for (const name of ["external_created_at", "external_updated_at"] as const) {
      const seconds = write[name];
      if (seconds !== undefined) body[name] = seconds;
    }
    const isRepeatable = external_id !== null;
    const call = { method: "POST", path: typePath, params: { type }, body, isRepeatable } as const;
    return this.#api.call(call, options, (json) => readInstanceRecord(json, type));
  }

  async deleteInstance(
    type: string,
    id: string,
    options: CallOptions,
  ): Promise<Answer<{ id: string }>> {
    const call = { method: "DELETE", path: `${typePath}/{id}`, params: { type, id } } as const;
    return this.#api.call(call, options, (json) =>
      isJsonObject(json) && json["deleted"] === true
        ? { ok: true, value: { id } }
        : { ok: false, problem: "it does not say that the instance was deleted" },
    );
  }

  /** The same change twice is the same record. */
  saveContact({ id, changes }: RecordWrite, options: CallOptions): Promise<Answer<Contact>> {
    const call = { method: "PUT", path: "/contacts/{id}", params: { id }, body: changes } as const;
    return this.#api.call({ ...call, isRepeatable: true }, options, readContactRecord);
  }

  /** As `saveContact`. */
  saveConversation(
    { id, changes }: RecordWrite,
    options: CallOptions,
  ): Promise<Answer<Conversation>> {
    const path = "/conversations/{id}";
    const call = { method: "PUT", path, params: { id }, body: changes } as const;
    return this.#api.call({ ...call, isRepeatable: true }, options, readConversationRecord);
  }

  /** To-one takes a bare id or null, to-many the whole array; the same set twice is the same set. */
  async replaceReferences(
    { owner, attribute, cardinality, instanceIds }: ReferenceSetWrite,
    options: CallOptions,
  ): Promise<Answer<string[]>> {
    const value = cardinality === "many" ? instanceIds : (instanceIds[0] ?? null);
    const path = owner.kind === "contact" ? "/contacts/{id}" : "/conversations/{id}";
    const body = { custom_attributes: { [attribute]: value } };
    const params = { id: owner.id };
    const call = { method: "PUT", path, params, body, isRepeatable: true } as const;
    const read = owner.kind === "contact" ? readContactRecord : readConversationRecord;
    return this.#api.call(call, options, (json) => {
      const reading = read(json);
      if (!reading.ok) return reading;
      const held = readReferenceList(reading.value.custom_attributes[attribute]);
      return { ok: true, value: held?.ids ?? [] };
    });
  }
}

const unchangeable: VendorFailure = {
  kind: "unsupported",
  call: `POST ${typePath}`,
  status: null,
  isUndecided: false,
  what: "This instance has no external id, and Intercom changes an instance by its external id alone.",
  safe: "Nothing was sent.",
  remedy: "Create it anew with an external id, then delete this one.",
  requestId: null,
};

function isMiss(json: JsonValue): boolean {
  if (!isJsonObject(json)) return false;
  return json["found"] === false || (json["id"] === undefined && json["data"] === undefined);
}
