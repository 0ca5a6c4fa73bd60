import { PageHeader } from "../../components/ui/page-header.tsx";

/** The attributes of contacts or of conversations; those of instances belong to their type. */
export function RecordAttributesPage({ ownerKind }: { ownerKind: "contact" | "conversation" }) {
  return <PageHeader title={`${ownerKind} attributes`} />;
}
