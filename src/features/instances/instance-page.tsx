import type { ReactNode } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import { PageHeader } from "../../components/ui/page-header.tsx";
import type { InstanceSearch } from "./instance-search.ts";

export function InstancePage({
  id,
  associations,
}: {
  objectType: ObjectType;
  id: string;
  search: InstanceSearch;
  /** What hangs together with the instance. */
  associations: ReactNode;
}) {
  return (
    <>
      <PageHeader title={id} />
      {associations}
    </>
  );
}
