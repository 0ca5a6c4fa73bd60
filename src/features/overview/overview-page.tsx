import { PageHeader } from "../../components/ui/page-header.tsx";

export function OverviewPage() {
  return <PageHeader title="Overview" />;
}
