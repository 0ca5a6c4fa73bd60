import { PageHeader } from "../../components/ui/page-header.tsx";

export function ObjectTypesPage() {
  return <PageHeader title="Object types" />;
}
