import { PageHeader } from "../../components/ui/page-header.tsx";
import type { ContactsSearch } from "./contacts-search.ts";

export function ContactsPage(_props: { search: ContactsSearch }) {
  return <PageHeader title="Contacts" />;
}
