import {
  ExactNumber,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from "../../../contract/json.ts";
import type { RecordPage } from "../connector.ts";
import type { Reading } from "../read-leniently.ts";

/** How a list leads on: by the number of the page (instances), or by a cursor (contacts, conversations). */
export type PagingDialect = "page" | "starting_after";

/**
 * A page of any of Intercom's lists: under `data` or `conversations`, the next one named by an address or by a cursor.
 * Records that can't be read are kept out and named.
 */
export function readPage<Row>(
  json: JsonValue | undefined,
  read: (item: JsonValue) => Reading<Row>,
  { dialect, asked }: { dialect: PagingDialect; asked: string | null },
): Reading<RecordPage<Row>> {
  if (!isJsonObject(json)) return { ok: false, problem: "it is no list" };
  const items = json["data"] ?? json["conversations"];
  if (!Array.isArray(items)) return { ok: false, problem: "it holds no list of records" };
  const records: Row[] = [];
  const unread: string[] = [];
  for (const [position, item] of items.entries()) {
    const reading = read(item);
    if (reading.ok) records.push(reading.value);
    else unread.push(`${nameOf(item, position)}: ${reading.problem}`);
  }
  const next = nextCursor(json["pages"], dialect);
  if (next !== null && next === asked)
    return { ok: false, problem: "its next page is the same page again" };
  const total = json["total_count"];
  return {
    ok: true,
    value: { records, unread, next, total: typeof total === "number" ? total : null },
  };
}

function nameOf(item: JsonValue, position: number): string {
  const id = isJsonObject(item) ? item["id"] : undefined;
  const isId = typeof id === "string" || typeof id === "number" || id instanceof ExactNumber;
  return isId ? `record ${String(id).slice(0, 100)}` : `the record at ${position + 1}`;
}

function nextCursor(pages: JsonValue | undefined, dialect: PagingDialect): string | null {
  if (!isJsonObject(pages)) return null;
  const { next } = pages;
  if (isJsonObject(next)) return textOf(next[dialect]);
  if (typeof next === "string" && URL.canParse(next, "https://api.intercom.io"))
    return new URL(next, "https://api.intercom.io").searchParams.get(dialect);
  return dialect === "page" ? laterPage(pages) : null;
}

/** Intercom's own examples leave `next` out where `total_pages` says that there is more. */
function laterPage({ page, total_pages: last }: JsonObject): string | null {
  if (typeof page !== "number" || typeof last !== "number" || last <= page) return null;
  return String(page + 1);
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
