import type { Generated } from "kysely";
import type { Flag, JsonText, UnixSeconds } from "./column-types.ts";
import type { ConnectedTables } from "./connected-tables.ts";

/** A database holds one workspace, under this id in every table; its name is of the time when no other kind was there. */
export const theWorkspaceId = "embedded";

interface WorkspacesTable {
  id: string;
  name: string;
  demo: Flag;
  /** Counts the changes to object types and attributes; caches of the schema are keyed by it. */
  schema_version: Generated<number>;
  /** The vendor whose account this is a copy of; null where the workspace is its own record. */
  vendor: string | null;
  /** The vendor's id of the account; null until it was reached for the first time. */
  account_id: string | null;
  /** How long after its start a sweep is repeated; null for never. */
  sweep_interval_seconds: Generated<number | null>;
  /** How long the changes seen in its records are kept; null for ever. */
  changes_kept_days: Generated<number | null>;
  created_at: UnixSeconds;
}

interface ObjectTypesTable {
  workspace_id: string;
  id: string;
  label: string;
  label_plural: string;
  description: string;
  icon: string;
  title_attribute: string | null;
  archived: Flag;
  position: number;
  created_at: UnixSeconds;
  updated_at: UnixSeconds;
}

interface AttributesTable {
  workspace_id: string;
  id: number;
  owner_kind: "contact" | "conversation" | "instance";
  object_type_id: string | null;
  name: string;
  label: string;
  description: string;
  data_type: string;
  required: Flag;
  /** `[{id, label, archived}]` */
  options: JsonText;
  reference_type: "one" | "many" | null;
  reference_object_type_id: string | null;
  archived: Flag;
  position: number;
  /** `inferred` from the vendor's records, and `overridden` where an administrator then said otherwise. */
  origin: Generated<"declared" | "inferred" | "overridden">;
  created_at: UnixSeconds;
  updated_at: UnixSeconds;
}

interface InstancesTable {
  workspace_id: string;
  id: string;
  /** Order of arrival; breaks ties between equal times. */
  seq: number;
  object_type_id: string;
  external_id: string | null;
  external_created_at: UnixSeconds | null;
  external_updated_at: UnixSeconds | null;
  /** Everything but references, which are rows of their own. */
  custom_attributes: JsonText;
  created_at: UnixSeconds;
  updated_at: UnixSeconds;
}

/** On SQLite alone: which instances were written, in the order of the writes; the last 20,000. */
interface InstanceChangesTable {
  number: Generated<number>;
  workspace_id: string;
  object_type_id: string;
  instance_id: string;
}

/** A count of instances in several slots, so that writers on different connections seldom wait for each other. */
interface InstanceCountsTable {
  workspace_id: string;
  object_type_id: string;
  slot: number;
  instances: number;
}

interface ContactsTable {
  workspace_id: string;
  id: string;
  seq: number;
  external_id: string | null;
  role: string;
  email: string | null;
  phone: string | null;
  name: string | null;
  owner_id: string | null;
  unsubscribed_from_emails: Flag;
  signed_up_at: UnixSeconds | null;
  last_seen_at: UnixSeconds | null;
  /** The other members of Intercom's contact, under their own names: `location`, `browser`, `tags` and so on. */
  profile: JsonText;
  custom_attributes: JsonText;
  /** The contact this one was merged into; then every read answers 410. */
  merged_into: string | null;
  created_at: UnixSeconds;
  updated_at: UnixSeconds;
}

interface ConversationsTable {
  workspace_id: string;
  id: string;
  seq: number;
  title: string | null;
  state: "open" | "closed" | "snoozed";
  read: Flag;
  priority: string;
  admin_assignee_id: number;
  team_assignee_id: number;
  waiting_since: UnixSeconds | null;
  snoozed_until: UnixSeconds | null;
  /** The opening message as Intercom's `source` object. */
  source: JsonText;
  /** The opening message without markup, for search and excerpts. */
  source_text: string;
  /** Intercom's `tags.tags` array. */
  tags: JsonText;
  custom_attributes: JsonText;
  created_at: UnixSeconds;
  updated_at: UnixSeconds;
}

interface ConversationContactsTable {
  workspace_id: string;
  conversation_id: string;
  contact_id: string;
  position: number;
}

interface ConversationPartsTable {
  workspace_id: string;
  conversation_id: string;
  /** From 0, oldest first. */
  position: number;
  id: string;
  part_type: string;
  body: string | null;
  /** Intercom's `author` object. */
  author: JsonText;
  created_at: UnixSeconds;
}

/** One row for each reference. Neither end is a foreign key: a workspace may hold references that match nothing. */
export interface InstanceReferencesTable {
  workspace_id: string;
  owner_kind: "contact" | "conversation" | "instance";
  /** The object type of an instance that refers; empty for contacts and conversations. With the kind and the name it is an attribute. */
  owner_type: string;
  owner_id: string;
  /** The attribute's name. */
  attribute: string;
  /** From 0, in the order the references were given. */
  position: number;
  instance_id: string;
}

interface CheckRunsTable {
  workspace_id: string;
  /** Counts up; two runs never have the same. */
  number: number;
  status: "running" | "complete" | "cut_short";
  reason: "cancelled" | "stopped" | "failed" | null;
  schema_version: number;
  started_at: UnixSeconds;
  /** When the server that runs it last said so; long ago where that server is gone. */
  alive_at: UnixSeconds;
  finished_at: UnixSeconds | null;
  /** `{references, instances, contacts}`; so is `total`. */
  covered: JsonText;
  total: JsonText;
  /** How many findings of each kind were counted and not kept. */
  unstored: JsonText;
}

/** What a run found and nobody has mended yet. */
export interface CheckFindingsTable {
  workspace_id: string;
  run: number;
  /** Where it stands in the list: by kind, then in the order it was found. */
  place: number;
  kind: string;
  /** What has to be written to for the finding to go: a kind of record, `external_id` or `schema`. */
  about_kind: "contact" | "conversation" | "instance" | "external_id" | "schema";
  about_id: string;
  /** Counts the writes since it was last looked at; it may be mended where this is not 0. */
  stale: number;
  /** As the API answers it. */
  finding: JsonText;
}

/** What the search index sets apart: contacts, conversations and the instances of each type. */
interface SearchGroupsTable {
  number: Generated<number>;
  workspace_id: string;
  kind: "contact" | "conversation" | "instance";
  /** The object type of instances, else empty. */
  type: string;
}

/** What a record is found by; SQLite keeps an index of the trigrams of `text` beside it, in `search_trigrams`. */
export interface SearchTextsTable {
  /** The group's number times 2^32 plus the record's `seq`: those of a group stand together, in their order of arrival. */
  number: number;
  workspace_id: string;
  group_number: number;
  id: string;
  /** Folded, as are the texts below; this and the title are cut, so that any database can index them. */
  external_id: string | null;
  title: string;
  /** All that can be found, one value a line. */
  text: string;
}

/** Records that were written and are not in the search index yet; empty whenever a transaction ends. */
interface SearchChangesTable {
  number: Generated<number>;
  workspace_id: string;
  kind: "contact" | "conversation" | "instance";
  id: string;
}

interface ViewsTable {
  workspace_id: string;
  id: string;
  object_type_id: string;
  /** The browser or the token it belongs to; empty where it is everyone's. */
  owner: string;
  name: string;
  /** The name without regard to case; no two views of a type and an owner have the same. */
  name_key: string;
  is_default: Flag;
  query: JsonText;
  layout: JsonText;
  version: number;
  created_at: UnixSeconds;
  updated_at: UnixSeconds;
}

/** How often an attribute is sorted or filtered by, and its index where it has one. */
interface AttributeIndexesTable {
  workspace_id: string;
  object_type_id: string;
  /** The attribute's name. */
  attribute: string;
  uses: number;
  last_used_at: UnixSeconds;
  index_name: string | null;
  /** The SQL of what the index holds; another one than the attribute's own is out of date. */
  definition: string | null;
  /** Set once the index is whole. */
  indexed_at: UnixSeconds | null;
  /** When a server began to make or drop the index; on PostgreSQL others leave it alone for a while. */
  claimed_at: UnixSeconds | null;
}

/** SQLite only; PostgreSQL has sequences of its own. */
interface IdSequencesTable {
  name: string;
  last_value: number;
}

export interface Tables extends ConnectedTables {
  workspaces: WorkspacesTable;
  object_types: ObjectTypesTable;
  attributes: AttributesTable;
  instances: InstancesTable;
  instance_changes: InstanceChangesTable;
  instance_counts: InstanceCountsTable;
  contacts: ContactsTable;
  conversations: ConversationsTable;
  conversation_contacts: ConversationContactsTable;
  conversation_parts: ConversationPartsTable;
  instance_references: InstanceReferencesTable;
  attribute_indexes: AttributeIndexesTable;
  check_runs: CheckRunsTable;
  check_findings: CheckFindingsTable;
  search_groups: SearchGroupsTable;
  search_texts: SearchTextsTable;
  search_changes: SearchChangesTable;
  views: ViewsTable;
  id_sequences: IdSequencesTable;
}
