import { useRouter } from "@tanstack/react-router";
import { FailureState } from "../components/ui/failure-state.tsx";

/** What a page shows when it could not be drawn at all. */
export function PageFailure({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <FailureState
      what="This page could not be shown"
      failure={error}
      onRetry={() => void router.invalidate()}
    />
  );
}
