import type { ObjectType } from "../../../contract/objects.ts";
import { PageHeader } from "../../components/ui/page-header.tsx";

export function NewInstancePage({ objectType }: { objectType: ObjectType }) {
  return <PageHeader title={`New ${objectType.label.toLowerCase()}`} />;
}
