import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { coverageWords } from "./coverage-words.ts";
import { coverageOf, type CopiedPart } from "./coverage.ts";
import { syncQuery } from "./sync-query.ts";

export interface NothingCopiedProps extends CopiedPart {
  /** What can be done where the vendor has none. */
  action?: ReactNode;
}

export function NothingCopied({
  vendor,
  action,
  ...part
}: NothingCopiedProps & { vendor: string }) {
  const { data, dataUpdatedAt } = useQuery(syncQuery);
  const coverage = data && coverageOf(data, part);
  if (!coverage) return null;
  if (coverage.completeFrom !== null)
    return (
      <EmptyState title={`${vendor} has no ${part.noun}`} action={action}>
        What is made there is copied here.
      </EmptyState>
    );
  return (
    <EmptyState
      title={`No ${part.noun} are copied yet`}
      action={<Link to="/settings/connection">See how far the copy is</Link>}
    >
      {coverageWords(vendor, part.noun, coverage, dataUpdatedAt).text}.
    </EmptyState>
  );
}
