import { Link } from "@tanstack/react-router";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { PageHeader } from "../components/ui/page-header.tsx";

export function PageNotFound() {
  return (
    <>
      <PageHeader title="Page not found" />
      <EmptyState
        title="There is no page at this address"
        action={<Link to="/">Go to the overview</Link>}
      >
        The link may be mistyped, or what it led to was deleted.
      </EmptyState>
    </>
  );
}
