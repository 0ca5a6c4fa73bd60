import type { FastifyInstance } from "fastify";
import type { RawBuilder, SqlBool } from "kysely";
import { conversationEndpoints } from "../../../contract/conversations.ts";
import type { IntercomVersion } from "../../../contract/intercom-version.ts";
import type { Database } from "../../database/database.ts";
import { route } from "../../http/route.ts";
import { cursorPages, invalidStartingAfter } from "../../workspace/cursor-pages.ts";
import type { PageRequest, SortOrder } from "../../workspace/keyset.ts";
import { readRecordFilter } from "../../workspace/query/read-filter.ts";
import { loadSchema } from "../../workspace/schema.ts";
import { searchCondition } from "../../workspace/search-condition.ts";
import { sortOrderOf } from "../../workspace/sort-order.ts";
import { everything } from "../../workspace/text-match.ts";
import { conversationSearchLanguage, latestConversations } from "./conversation-fields.ts";
import type { ConversationFormat } from "./conversation-json.ts";
import { listConversationSummaries } from "./conversation-summaries.ts";
import { presentConversation, presentConversations } from "./present-conversations.ts";
import {
  conversationSeq,
  countConversations,
  getConversation,
  listConversations,
} from "./store.ts";
import { updateConversation } from "./update-conversation.ts";

const defaultPerPage = 20;
const defaultPerSummaryPage = 50;

export function conversationRoutes(app: FastifyInstance, database: Database): void {
  route(app, conversationEndpoints.list, ({ query, version }) => {
    const { per_page = defaultPerPage, starting_after } = query;
    const request = { per_page, after: starting_after };
    const sort = latestConversations(database.dialect);
    return conversationList(database, everything, sort, request, "starting_after", version);
  });

  route(app, conversationEndpoints.get, async ({ params, query, version }) => {
    const conversation = await getConversation(database.db, params.conversation_id);
    return presentConversation(database, conversation, formatOf(query, version));
  });

  route(app, conversationEndpoints.update, async ({ params, query, body, version }) => {
    const conversation = await updateConversation(database, params.conversation_id, body);
    return presentConversation(database, conversation, formatOf(query, version));
  });

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

  route(app, conversationEndpoints.summaries, async ({ query }) => {
    const { per_page = defaultPerSummaryPage, after, before, q = "", state, contact_id } = query;
    const record = { kind: "conversation", type: "" } as const;
    const condition = await readRecordFilter(database, record, query);
    const filter = { q, state, contact_id, condition };
    return listConversationSummaries(database, filter, { per_page, after, before });
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
