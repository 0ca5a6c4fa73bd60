import { Link } from "@tanstack/react-router";
import type { ObjectType } from "../../../contract/objects.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";

export function InstanceNotFound({ objectType }: { objectType: ObjectType }) {
  const noun = objectType.label.toLowerCase();
  const list = (
    <Link to="/objects/$type" params={{ type: objectType.id }}>
      {objectType.label_plural}
    </Link>
  );
  return (
    <>
      <PageHeader title={`${objectType.label} not found`} trail={list} />
      <EmptyState
        title={`There is no such ${noun}`}
        action={
          <Link to="/objects/$type" params={{ type: objectType.id }}>
            Go to all {objectType.label_plural.toLowerCase()}
          </Link>
        }
      >
        It was deleted, or it never was here.
      </EmptyState>
    </>
  );
}
