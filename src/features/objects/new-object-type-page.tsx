import { PageHeader } from "../../components/ui/page-header.tsx";

export function NewObjectTypePage() {
  return <PageHeader title="New object type" />;
}
