import type { FastifyInstance } from "fastify";
import type { RawBuilder, SqlBool } from "kysely";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import type { IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Database } from "../../database/database.ts";
import { abortedWhenClosed } from "../../http/aborted-when-closed.ts";
import { notFound } from "../../http/api-error.ts";
import { authorOf } from "../../http/author.ts";
import { route } from "../../http/route.ts";
import { tellHeldOtherwise } from "../../http/tell-held-otherwise.ts";
import { cursorPages, invalidStartingAfter } from "../../workspace/cursor-pages.ts";
import type { PageRequest, SortOrder } from "../../workspace/keyset.ts";
import { readColumns } from "../../workspace/query/query-columns.ts";
import { readWithAge, type RecordSource } from "../../workspace/record-source.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { searchCondition } from "../../workspace/search-condition.ts";
import { sortOrderOf } from "../../workspace/sort-order.ts";
import { everything } from "../../workspace/text-match.ts";
import { conversationSearchLanguage, latestConversations } from "./conversation-fields.ts";
import type { ConversationFormat } from "./conversation-json.ts";
import { readConversationSelection } from "./conversation-selection.ts";
import { listConversationSummaries } from "./conversation-summaries.ts";
import type { ConversationWriter } from "./conversation-writer.ts";
import { presentConversation, presentConversations } from "./present-conversations.ts";
import {
  conversationSeq,
  countConversations,
  findConversation,
  listConversations,
} from "./store.ts";

const defaultPerPage = 20;
const defaultPerSummaryPage = 50;

export function conversationRoutes(
  app: FastifyInstance,
  database: Database,
  { writer, source }: { writer: ConversationWriter; source: RecordSource | undefined },
): void {
  route(app, conversationEndpoints.list, ({ query, version }) => {
    const { per_page = defaultPerPage, starting_after } = query;
    const request = { per_page, after: starting_after };
    const sort = latestConversations(database.dialect);
    return conversationList(database, everything, sort, request, "starting_after", version);
  });

  route(app, conversationEndpoints.get, async ({ params, query, version, request, reply }) => {
    const id = params.conversation_id;
    const sought = { kind: "conversation", id } as const;
    const read = () => findConversation(database.db, id);
    const conversation = await readWithAge({ request, reply }, { source, sought, read });
    if (!conversation) throw notFound("Resource Not Found");
    return presentConversation(database, conversation, formatOf(query, version));
  });

  route(
    app,
    conversationEndpoints.update,
    async ({ params, query, body, version, request, reply }) => {
      const id = params.conversation_id;
      const { record, heldOtherwise } = await writer.update(id, body, authorOf(request));
      tellHeldOtherwise(reply, heldOtherwise);
      return presentConversation(database, record, formatOf(query, version));
    },
  );

  route(app, conversationEndpoints.search, async ({ body, version }) => {
    const { page = 1, per_page = defaultPerPage, starting_after } = body.pagination ?? {};
    const schema = await loadSchema(database);
    const language = conversationSearchLanguage(database.dialect, schema, version);
    const condition = searchCondition(language, body.query);
    const sort = sortOrderOf(language, body.sort ?? {}, "updated_at", conversationSeq);
    const request = { per_page, after: starting_after ?? undefined, skip: (page - 1) * per_page };
    const field = "pagination.starting_after";
    return conversationList(database, condition, sort, request, field, version);
  });

  route(app, conversationEndpoints.summaries, async ({ query, reply }) => {
    const { page = 1, per_page = defaultPerSummaryPage, after, before } = query;
    const schema = await loadSchema(database);
    const selection = readConversationSelection(database, schema, query);
    const request = { per_page, after, before, skip: (page - 1) * per_page };
    const names = readColumns(query.columns);
    const signal = abortedWhenClosed(reply);
    return listConversationSummaries(database, schema, selection, names, request, signal);
  });
}

function formatOf(
  { display_as }: { display_as?: "plaintext" | "html" | undefined },
  version: IntercomVersion,
): ConversationFormat {
  return { version, asPlainText: display_as === "plaintext" };
}

async function conversationList(
  database: Database,
  condition: RawBuilder<SqlBool>,
  sort: SortOrder,
  request: PageRequest,
  cursorField: string,
  version: IntercomVersion,
): Promise<string> {
  const { rows, page, isWhole } = await listConversations(
    database.db,
    condition,
    sort,
    request,
    () => invalidStartingAfter(cursorField),
  );
  const total = isWhole ? rows.length : await countConversations(database.db, condition);
  const conversations = await presentConversations(database, rows, formatOf({}, version));
  const pages = JSON.stringify(cursorPages(page, request.per_page, total));
  return `{"type":"conversation.list","conversations":[${conversations.join(",")}],"total_count":${total},"pages":${pages}}`;
}
