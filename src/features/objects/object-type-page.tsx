import { PageHeader } from "../../components/ui/page-header.tsx";

export function ObjectTypePage({ id }: { id: string }) {
  return <PageHeader title={id} />;
}
