import type { CallOptions, Connector, RecordKey } from "../connectors/connector.ts";
import type { Answer } from "../connectors/vendor-failure.ts";
import type { CopiedList } from "./copied-record.ts";
import type { ReadRecord } from "./record-members.ts";

/** A record of a list, by the vendor's id or by the one that other programs know it by. */
export interface SoughtRecord {
  list: CopiedList;
  key: RecordKey;
}

/** Ask the vendor for one record; undefined where it has none. */
export async function readRecord(
  connector: Connector,
  { list: { kind, typeId }, key }: SoughtRecord,
  options: CallOptions,
): Promise<Answer<ReadRecord | undefined>> {
  switch (kind) {
    case "instance":
      return named(await connector.readInstance(typeId, key, options), (record) => ({
        kind,
        record,
      }));
    case "contact":
      return named(await connector.readContact(key, options), (record) => ({ kind, record }));
    case "conversation":
      if (!("id" in key)) return { ok: true, value: undefined };
      return named(await connector.readConversation(key.id, options), (record) => ({
        kind,
        record,
      }));
  }
}

function named<Row>(
  answer: Answer<Row | undefined>,
  toRead: (record: Row) => ReadRecord,
): Answer<ReadRecord | undefined> {
  if (!answer.ok) return answer;
  return { ok: true, value: answer.value === undefined ? undefined : toRead(answer.value) };
}
