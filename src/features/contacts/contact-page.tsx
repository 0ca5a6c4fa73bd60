import type { ReactNode } from "react";
import { PageHeader } from "../../components/ui/page-header.tsx";

export function ContactPage({ id, associations }: { id: string; associations: ReactNode }) {
  return (
    <>
      <PageHeader title={id} />
      {associations}
    </>
  );
}
