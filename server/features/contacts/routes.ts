import type { FastifyInstance } from "fastify";
import type { RawBuilder, SqlBool } from "kysely";
import { contactEndpoints } from "../../../contract/contacts.ts";
import type { IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Database } from "../../database/database.ts";
import { abortedWhenClosed } from "../../http/aborted-when-closed.ts";
import { authorOf } from "../../http/author.ts";
import { route } from "../../http/route.ts";
import { tellHeldOtherwise } from "../../http/tell-held-otherwise.ts";
import { cursorPages, invalidStartingAfter } from "../../workspace/cursor-pages.ts";
import type { PageRequest, SortOrder } from "../../workspace/keyset.ts";
import { readColumns } from "../../workspace/query/query-columns.ts";
import { readRecordSelection } from "../../workspace/query/record-selection.ts";
import { readWithAge, type RecordSource } from "../../workspace/record-source.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { searchCondition } from "../../workspace/search-condition.ts";
import { sortOrderOf } from "../../workspace/sort-order.ts";
import { everything } from "../../workspace/text-match.ts";
import { contactSearchLanguage, newestContacts } from "./contact-fields.ts";
import type { ContactFormat } from "./contact-json.ts";
import { listContactSummaries } from "./contact-summaries.ts";
import type { ContactWriter } from "./contact-writer.ts";
import { presentContacts } from "./present-contacts.ts";
import {
  contactSeq,
  countContacts,
  findContact,
  listContacts,
  refuseMerged,
  type ContactRow,
} from "./store.ts";

const defaultPerPage = 10;
const defaultPerSearchPage = 50;
const defaultPerSummaryPage = 50;

export function contactRoutes(
  app: FastifyInstance,
  database: Database,
  { writer, source }: { writer: ContactWriter; source: RecordSource | undefined },
): void {
  route(app, contactEndpoints.list, ({ query, version }) => {
    const { page = 1, per_page = defaultPerPage, starting_after } = query;
    const request = { per_page, after: starting_after, skip: (page - 1) * per_page };
    const sort = newestContacts(database.dialect);
    return contactList(
      database,
      everything,
      sort,
      request,
      "starting_after",
      formatOf(query, version),
    );
  });

  route(app, contactEndpoints.get, async ({ params, query, version, request, reply }) => {
    const id = params.contact_id;
    const contact = await readWithAge(
      { request, reply },
      { source, sought: { kind: "contact", id }, read: () => findContact(database.db, { id }) },
    );
    const unmerged = await refuseMerged(database.db, contact, version);
    return presentContact(database, unmerged, formatOf(query, version));
  });

  route(app, contactEndpoints.findByExternalId, async ({ params, version, request, reply }) => {
    const contact = await readWithAge(
      { request, reply },
      {
        source,
        sought: { kind: "contact", externalId: params.external_id },
        read: () => findContact(database.db, params),
      },
    );
    const unmerged = await refuseMerged(database.db, contact, version);
    return presentContact(database, unmerged, formatOf({}, version));
  });

  route(app, contactEndpoints.update, async ({ params, query, body, version, request, reply }) => {
    const id = params.contact_id;
    const { record, heldOtherwise } = await writer.update(id, body, version, authorOf(request));
    tellHeldOtherwise(reply, heldOtherwise);
    return presentContact(database, record, formatOf(query, version));
  });

  route(app, contactEndpoints.search, async ({ query, body, version }) => {
    const { page = 1, per_page = defaultPerSearchPage, starting_after } = body.pagination ?? {};
    const schema = await loadSchema(database);
    const language = contactSearchLanguage(database.dialect, schema, version);
    const condition = searchCondition(language, body.query);
    const sort = sortOrderOf(language, body.sort ?? {}, "created_at", contactSeq);
    const request = { per_page, after: starting_after ?? undefined, skip: (page - 1) * per_page };
    const field = "pagination.starting_after";
    return contactList(database, condition, sort, request, field, formatOf(query, version));
  });

  route(app, contactEndpoints.summaries, async ({ query, reply }) => {
    const { page = 1, per_page = defaultPerSummaryPage, after, before } = query;
    const schema = await loadSchema(database);
    const selection = readRecordSelection(database, schema, "contact", query);
    const request = { per_page, after, before, skip: (page - 1) * per_page };
    const names = readColumns(query.columns);
    const signal = abortedWhenClosed(reply);
    return listContactSummaries(database, schema, selection, names, request, signal);
  });
}

function formatOf(
  { include_merge_history }: { include_merge_history?: string | undefined },
  version: IntercomVersion,
): ContactFormat {
  return { version, withMergeHistory: include_merge_history === "true" };
}

async function presentContact(
  database: Database,
  contact: ContactRow,
  format: ContactFormat,
): Promise<string> {
  const [json = ""] = await presentContacts(database, database.db, [contact], format);
  return json;
}

async function contactList(
  database: Database,
  condition: RawBuilder<SqlBool>,
  sort: SortOrder,
  request: PageRequest,
  cursorField: string,
  format: ContactFormat,
): Promise<string> {
  const { rows, page, isWhole } = await listContacts(database.db, condition, sort, request, () =>
    invalidStartingAfter(cursorField),
  );
  const total = isWhole ? rows.length : await countContacts(database.db, condition);
  const contacts = await presentContacts(database, database.db, rows, format);
  const pages = JSON.stringify(cursorPages(page, request.per_page, total));
  return `{"type":"list","data":[${contacts.join(",")}],"total_count":${total},"pages":${pages}}`;
}
