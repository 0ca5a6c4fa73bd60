import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { parseJson } from "../../contract/json.ts";

/*
 * What the API would cost if somebody wrote just these calls by hand on `node:http` and `node:sqlite`: the same SQL on the
 * same data, the same bytes in the reply, no routing, no sign-in, no limits, no checks.
 */
const database = new DatabaseSync(process.env["BASELINE_FILE"] ?? "");
database.exec(
  "pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536; pragma mmap_size = 268435456",
);

const columns =
  "id, object_type_id, external_id, external_created_at, external_updated_at, custom_attributes, created_at, updated_at";
const ofType = "from instances where workspace_id = 'embedded' and object_type_id = ?";
const newestFirst = "order by created_at desc, seq desc";
const heldByContact = `id in (select instance_id from instance_references where workspace_id = 'embedded' and owner_kind = 'contact'
  and owner_id = ? and attribute in (select name from attributes where workspace_id = 'embedded' and owner_kind = 'contact'
  and data_type = 'relationship' and archived = 0))`;
const firstPage = database.prepare(`select ${columns} ${ofType} ${newestFirst} limit ?`);
const laterPage = database.prepare(
  `select ${columns} ${ofType} and (created_at, seq) <= (select created_at, seq ${ofType} ${newestFirst} limit 1 offset ?) ${newestFirst} limit ?`,
);
const count = database.prepare(
  "select sum(instances) as total from instance_counts where workspace_id = 'embedded' and object_type_id = ?",
);
const byContact = database.prepare(
  `select ${columns} ${ofType} and ${heldByContact} ${newestFirst} limit ? offset ?`,
);
const countByContact = database.prepare(`select count(*) as total ${ofType} and ${heldByContact}`);
const byId = database.prepare(`select ${columns} ${ofType} and id = ?`);
const byExternalId = database.prepare(`select ${columns} ${ofType} and external_id = ?`);
const update = database.prepare(
  "update instances set custom_attributes = ?, updated_at = ? where workspace_id = 'embedded' and id = ?",
);
const begin = database.prepare("begin immediate");
const commit = database.prepare("commit");

interface Row {
  id: string;
  object_type_id: string;
  external_id: string | null;
  external_created_at: number | null;
  external_updated_at: number | null;
  custom_attributes: string;
  created_at: number;
  updated_at: number;
}

function instanceJson(row: Row): string {
  return `{"id":${JSON.stringify(row.id)},"type":${JSON.stringify(row.object_type_id)},"external_id":${JSON.stringify(row.external_id)},"external_created_at":${String(row.external_created_at)},"external_updated_at":${String(row.external_updated_at)},"custom_attributes":${row.custom_attributes},"created_at":${row.created_at},"updated_at":${row.updated_at}}`;
}

function list(url: URL, type: string): string {
  const page = Number(url.searchParams.get("page") ?? 1);
  const perPage = Number(url.searchParams.get("per_page") ?? 20);
  const offset = (page - 1) * perPage;
  const contact = url.searchParams.get("references_contact_id");
  const { rows, total } =
    contact === null
      ? pageOfType(type, perPage, offset)
      : pageByContact(type, contact, perPage, offset);
  const pages = Math.ceil(total / perPage);
  let next = "";
  if (page < pages) {
    url.searchParams.set("page", String(page + 1));
    next = `,"next":${JSON.stringify(url.href)}`;
  }
  return `{"type":"list","pages":{"type":"pages","page":${page},"per_page":${perPage},"total_pages":${pages}${next}},"total_count":${total},"data":[${rows.map(instanceJson).join(",")}]}`;
}

function pageOfType(type: string, limit: number, offset: number): { rows: Row[]; total: number } {
  const rows = offset === 0 ? firstPage.all(type, limit) : laterPage.all(type, type, offset, limit);
  return { rows: rows as unknown as Row[], total: Number(count.get(type)?.["total"]) };
}

function pageByContact(
  type: string,
  contact: string,
  limit: number,
  offset: number,
): { rows: Row[]; total: number } {
  const rows = byContact.all(type, contact, limit, offset) as unknown as Row[];
  const isLast = rows.length < limit && (rows.length > 0 || offset === 0);
  return {
    rows,
    total: isLast ? offset + rows.length : Number(countByContact.get(type, contact)?.["total"]),
  };
}

function upsert(type: string, text: string): string {
  const body = parseJson(text) as unknown as { external_id: string; custom_attributes: object };
  begin.run();
  const row = byExternalId.get(type, body.external_id) as unknown as Row;
  const held = parseJson(row.custom_attributes) as object;
  row.custom_attributes = JSON.stringify({ ...held, ...body.custom_attributes });
  row.updated_at = Math.floor(Date.now() / 1000);
  update.run(row.custom_attributes, row.updated_at, row.id);
  commit.run();
  return instanceJson(row);
}

async function answer(request: IncomingMessage): Promise<string> {
  const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
  const [, , , type = "", id] = url.pathname.split("/");
  if (request.method === "POST") {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    return upsert(type, text);
  }
  if (id !== undefined) return instanceJson(byId.get(type, id) as unknown as Row);
  const externalId = url.searchParams.get("external_id");
  return externalId === null
    ? list(url, type)
    : instanceJson(byExternalId.get(type, externalId) as unknown as Row);
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await answer(request);
  response.writeHead(200, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

const server = createServer((request, response) => void serve(request, response));
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.once("SIGTERM", () => process.exit(0));
