import type { ConnectionScope, NamedType } from "../../contract/connection.ts";
import type { DataType, OwnerKind, ReferenceType } from "../../contract/attributes.ts";
import type { Contact } from "../../contract/contacts.ts";
import type { Conversation, ConversationListItem } from "../../contract/conversations.ts";
import type { Instance } from "../../contract/instances.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { CallPriority } from "./call-budget.ts";
import type { SchedulerState } from "./call-scheduler.ts";
import type { CapabilityMap } from "./capabilities.ts";
import type { Answer, VendorFailure } from "./vendor-failure.ts";

/** Who waits for a call, and whether they still do. */
export interface CallOptions {
  priority: CallPriority;
  /** A read that must be sent now: it does not share the answer of the same read that is under way. */
  isFresh?: boolean;
  signal?: AbortSignal;
  /** For a write: it is sent once at most, even where a repetition would do no harm. */
  once?: boolean;
}

/** One page of a list. `next` belongs to the connector and means nothing to others; null on the last page. */
export interface RecordPage<Row> {
  records: Row[];
  /** What could not be read and was kept out, each in words that name the record. */
  unread: string[];
  next: string | null;
  /** Null where the vendor does not count. */
  total: number | null;
}

/** One record by the vendor's id, or by the id that other programs know it by. */
export type RecordKey = { id: string } | { externalId: string };

/** `id` names the instance to change where the vendor can; else `external_id` does, and without both one is created. */
export interface InstanceWrite {
  type: string;
  id: string | null;
  external_id: string | null;
  external_created_at?: number | null;
  external_updated_at?: number | null;
  /** Attributes left out stay as they are; null clears one. */
  custom_attributes: JsonObject;
}

/** The whole set that one attribute of a record is to hold, in its order; an empty one unlinks all. */
export interface ReferenceSetWrite {
  owner: { kind: "contact" | "conversation"; id: string };
  attribute: string;
  cardinality: "one" | "many";
  instanceIds: string[];
}

/** What is to change of a contact or a conversation, in the vendor's form; what is left out stays as it is. */
export interface RecordWrite {
  id: string;
  changes: JsonObject;
}

/** The account behind the token. */
export interface VendorAccount {
  workspaceId: string;
  workspaceName: string;
  /** As the vendor writes it, such as `US`. */
  region: string;
  timezone: string;
  adminName: string;
  adminEmail: string;
}

export interface ConnectionCheck {
  account: VendorAccount;
  /** What the token may read, as far as can be found out without writing anything. */
  scopes: ConnectionScope[];
  /** Object types that the vendor names, by what refers to them. */
  types: NamedType[];
}

/** An attribute as the vendor declares it. */
export interface DeclaredAttribute {
  /** Null for contacts and conversations. */
  objectTypeId: string | null;
  name: string;
  label: string;
  description: string;
  data_type: DataType;
  /** The labels of a list's options, in their order. */
  options: string[];
  reference: { type: ReferenceType; object_type_id: string } | null;
}

/** The attributes of each kind of record of which the vendor tells; a kind is absent where it can't be asked. */
export type DeclaredAttributes = Partial<Record<OwnerKind, DeclaredAttribute[]>>;

/**
 * What every vendor's connector offers. It speaks the vendor's dialect, returns checked records in the contract's
 * vocabulary and failures as values, and knows nothing of our tables. A call rejects only when its own signal fires.
 */
export interface Connector {
  readonly vendor: "Intercom";
  /** The base address of the API, and the version of it that is spoken. */
  readonly address: string;
  readonly version: string;
  readonly capabilities: CapabilityMap;
  /** Ask who the token belongs to and what it may read. */
  check(): Promise<Answer<ConnectionCheck>>;
  /** The attributes that the vendor declares. Relationships may be missing among those of contacts. */
  readAttributes(options: CallOptions): Promise<Answer<DeclaredAttributes>>;
  /** The cursors of so many pages of instances after one, as far as they are known before that one is read. */
  instanceCursorsAfter(cursor: string | null, count: number): string[];
  readInstances(
    type: string,
    cursor: string | null,
    options: CallOptions,
  ): Promise<Answer<RecordPage<Instance>>>;
  readContacts(cursor: string | null, options: CallOptions): Promise<Answer<RecordPage<Contact>>>;
  readConversations(
    cursor: string | null,
    options: CallOptions,
  ): Promise<Answer<RecordPage<ConversationListItem>>>;
  /** Undefined where the type exists and the instance does not. */
  readInstance(
    type: string,
    key: RecordKey,
    options: CallOptions,
  ): Promise<Answer<Instance | undefined>>;
  readContact(key: RecordKey, options: CallOptions): Promise<Answer<Contact | undefined>>;
  readConversation(id: string, options: CallOptions): Promise<Answer<Conversation | undefined>>;
  saveInstance(write: InstanceWrite, options: CallOptions): Promise<Answer<Instance>>;
  deleteInstance(type: string, id: string, options: CallOptions): Promise<Answer<{ id: string }>>;
  saveContact(write: RecordWrite, options: CallOptions): Promise<Answer<Contact>>;
  saveConversation(write: RecordWrite, options: CallOptions): Promise<Answer<Conversation>>;
  /** The ids that the vendor holds afterwards: it may have skipped some. */
  replaceReferences(write: ReferenceSetWrite, options: CallOptions): Promise<Answer<string[]>>;
  /** The limit and the queue, for people to look at. */
  schedulerState(): SchedulerState;
  /** Why the last call got nothing from the vendor, where the next one would fare no better; else undefined. */
  outage(): VendorFailure | undefined;
}
