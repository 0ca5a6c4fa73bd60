import { conversationExportEndpoints } from "../../../contract/exports.ts";
import { callEndpoint, fetchEndpoint } from "../../lib/api.ts";
import { conversationStateLabels } from "../../workspace/conversation-state.tsx";
import { ExportDialog, type ExportDialogProps } from "../../workspace/exports/export-dialog.tsx";
import type { ExportSource } from "../../workspace/exports/export-source.ts";
import type { ConversationsSearch } from "./conversations-search.ts";

/** What of the conversations goes into a file. */
export function ExportConversations({
  search,
  ...dialog
}: Omit<ExportDialogProps, "source"> & { search: ConversationsSearch }) {
  return <ExportDialog source={conversationsSource(search)} {...dialog} />;
}

function conversationsSource(search: ConversationsSearch): ExportSource {
  const { state, contact_id } = search;
  return {
    owner: { kind: "conversation" },
    label: "Conversations",
    noun: "conversation",
    nouns: "conversations",
    search,
    holders: contact_id === undefined ? [] : [{ kind: "contact", id: contact_id }],
    words: state === undefined ? [] : [`State is ${conversationStateLabels[state].toLowerCase()}`],
    usualOrder: "Last updated first",
    parameters: { state, contact_id },
    // The first column holds how the conversation begins, too.
    fieldsOf: (columnIds, form) => [
      ...new Set([
        ...(form === "exact" ? ["id"] : []),
        ...columnIds.flatMap((id) => (id === "title" ? ["title", "excerpt"] : [id])),
      ]),
    ],
    addedForPrograms: "And the id, by which the API finds conversations",
    descriptions: {
      exactCsv: "API names, ids, UTC",
      jsonLines: "With the names of the API, every digit kept",
    },
    calls: {
      preview: (query, signal) =>
        callEndpoint(conversationExportEndpoints.preview, { query, signal }),
      file: (query, signal) => fetchEndpoint(conversationExportEndpoints.file, { query, signal }),
    },
  };
}
