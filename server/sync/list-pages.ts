import type { Transaction } from "kysely";
import type { JsonObject } from "../../contract/json.ts";
import type { CallOptions, Connector } from "../connectors/connector.ts";
import type { Database } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import type { CopiedList } from "./copied-record.ts";
import {
  keepContacts,
  keepConversations,
  keepInstances,
  type KeepOptions,
  type KeptRecords,
} from "./keep-records.ts";
import { readAhead, type PageRead } from "./read-ahead.ts";

/** A page of some list as it was read, and how its records are kept. */
export interface ListPage {
  records: readonly { custom_attributes: JsonObject }[];
  /** How many of its records could not be read. */
  unread: number;
  next: string | null;
  total: number | null;
  asOfMs: number;
  keep: (transaction: Transaction<Tables>, options: KeepOptions) => Promise<KeptRecords>;
}

/** The pages of a list from a cursor on, before which so many records stand. */
export function listPages(
  database: Database,
  connector: Connector,
  { kind, typeId }: CopiedList,
  { start, seen, call }: { start: string | null; seen: number; call: CallOptions },
): AsyncGenerator<ListPage, void> {
  const cursorsAfter = () => [];
  switch (kind) {
    case "instance": {
      const reader = {
        read: (cursor: string | null) => connector.readInstances(typeId, cursor, call),
        cursorsAfter: (cursor: string | null, count: number) =>
          connector.instanceCursorsAfter(cursor, count),
      };
      return withKeeping(readAhead(reader, start, seen), (transaction, records, options) =>
        keepInstances(database, transaction, typeId, records, options),
      );
    }
    case "contact": {
      const read = (cursor: string | null) => connector.readContacts(cursor, call);
      return withKeeping(
        readAhead({ read, cursorsAfter }, start, seen),
        (transaction, records, options) => keepContacts(database, transaction, records, options),
      );
    }
    case "conversation": {
      const read = (cursor: string | null) => connector.readConversations(cursor, call);
      return withKeeping(
        readAhead({ read, cursorsAfter }, start, seen),
        (transaction, records, options) =>
          keepConversations(database, transaction, records, options),
      );
    }
  }
}

async function* withKeeping<Row extends { custom_attributes: JsonObject }>(
  pages: AsyncGenerator<PageRead<Row>, void>,
  keep: (
    transaction: Transaction<Tables>,
    records: Row[],
    options: KeepOptions,
  ) => Promise<KeptRecords>,
): AsyncGenerator<ListPage, void> {
  for await (const { page, asOfMs } of pages) {
    const { records, unread, next, total } = page;
    yield {
      records,
      unread: unread.length,
      next,
      total,
      asOfMs,
      keep: (transaction, options) => keep(transaction, records, options),
    };
  }
}
