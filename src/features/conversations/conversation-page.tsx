import type { ReactNode } from "react";
import { PageHeader } from "../../components/ui/page-header.tsx";

export function ConversationPage({ id, associations }: { id: string; associations: ReactNode }) {
  return (
    <>
      <PageHeader title={id} />
      {associations}
    </>
  );
}
