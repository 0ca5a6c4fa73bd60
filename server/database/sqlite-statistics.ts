import type { DatabaseSync } from "node:sqlite";

/**
 * What SQLite's planner is to believe of each index: how many rows the table has, then how many share the first column,
 * the first two, and so on ("sqlite_stat1", https://sqlite.org/fileformat2.html#the_sqlite_stat1_table, read 2026-03).
 * Left to guess, it takes `workspace_id` for a column that narrows a search, and reads a whole table to find five rows.
 */
const statistics: Record<string, Record<string, string>> = {
  attribute_indexes: { sqlite_autoindex_attribute_indexes_1: "100 100 10 1" },
  attributes: { sqlite_autoindex_attributes_1: "200 200 1" },
  check_findings: {
    check_findings_about: "10000 10000 2000 1",
    check_findings_stale: "10000 10000 5000 4000 500",
    sqlite_autoindex_check_findings_1: "10000 10000 5000 1",
  },
  check_runs: { sqlite_autoindex_check_runs_1: "5 5 1" },
  contacts: {
    contacts_newest: "100000 100000 5 1",
    sqlite_autoindex_contacts_1: "100000 100000 1",
    sqlite_autoindex_contacts_2: "100000 100000 1",
  },
  conversation_contacts: {
    conversation_contacts_by_contact: "100000 100000 5 1",
    sqlite_autoindex_conversation_contacts_1: "100000 100000 2 1",
  },
  conversation_parts: { sqlite_autoindex_conversation_parts_1: "500000 500000 5 1" },
  conversations: {
    conversations_latest: "100000 100000 5 1",
    conversations_latest_by_state: "100000 100000 30000 5 1",
    sqlite_autoindex_conversations_1: "100000 100000 1",
  },
  instance_counts: { sqlite_autoindex_instance_counts_1: "160 160 16 1" },
  instance_references: {
    instance_references_by_attribute: "1000000 1000000 300000 200000 100000 5 1 1",
    instance_references_by_instance: "1000000 1000000 4 3 3 2 1 1",
    sqlite_autoindex_instance_references_1: "1000000 1000000 300000 8 5 1",
  },
  instances: {
    instances_latest: "1000000 1000000 100000 5 1",
    instances_newest: "1000000 1000000 100000 5 1",
    sqlite_autoindex_instances_1: "1000000 1000000 1",
    sqlite_autoindex_instances_2: "1000000 1000000 100000 1",
  },
  gone_records: {
    gone_records_latest: "10000 10000 5000 1000 1",
    sqlite_autoindex_gone_records_1: "10000 10000 5000 1",
  },
  record_changes: { record_changes_of_record: "1000000 1000000 500000 5 1" },
  record_leases: { sqlite_autoindex_record_leases_1: "10 10 1" },
  search_groups: { sqlite_autoindex_search_groups_1: "20 20 5 1" },
  search_texts: {
    search_texts_by_external_id: "1000000 100000 1",
    search_texts_by_id: "1000000 100000 1",
    search_texts_by_title: "1000000 100000 2",
  },
  sync_lists: { sqlite_autoindex_sync_lists_1: "17 17 6 1" },
  sync_records: {
    sqlite_autoindex_sync_records_1: "1000000 1000000 300000 1",
    sync_records_by_sweep: "1000000 1000000 300000 100000 50000 1",
  },
  object_types: { sqlite_autoindex_object_types_1: "15 15 1" },
  views: {
    sqlite_autoindex_views_1: "500 500 1",
    sqlite_autoindex_views_2: "500 500 50 10 1",
    views_by_owner: "500 500 20 2",
    views_default: "50 50 10 1",
  },
};

/** Give the planner the same statistics whatever the database holds, so that its plans never change by surprise. */
export function writeStatistics(connection: DatabaseSync): void {
  const wanted = Object.entries(statistics).flatMap(([table, indexes]) =>
    Object.entries(indexes).map(([index, stat]) => ({ table, index, stat })),
  );
  // ANALYZE of one small table makes sqlite_stat1 where there is none yet.
  connection.exec("analyze kysely_migration");
  connection.exec("begin immediate");
  // Indexes of attributes come and go; what was counted when one was made stays with it.
  connection.exec("delete from sqlite_stat1 where idx not glob 'attribute_index_*'");
  const insert = connection.prepare("insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)");
  for (const { table, index, stat } of wanted) insert.run(table, index, stat);
  connection.exec("commit");
  connection.exec("analyze sqlite_schema");
}
