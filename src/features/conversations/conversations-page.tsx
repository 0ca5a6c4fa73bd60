import { PageHeader } from "../../components/ui/page-header.tsx";
import type { ConversationsSearch } from "./conversations-search.ts";

export function ConversationsPage(_props: { search: ConversationsSearch }) {
  return <PageHeader title="Conversations" />;
}
