import { useRouter } from "@tanstack/react-router";
import { FailureState } from "../components/ui/failure-state.tsx";
import { ApiFailure } from "../lib/api.ts";
import { isMissingScript } from "../lib/is-missing-script.ts";

/** What a page shows when it could not be drawn at all. */
export function PageFailure({ error }: { error: unknown }) {
  const router = useRouter();
  if (isMissingScript(error)) return <MissingScript />;
  return (
    <FailureState
      what="This page could not be shown"
      failure={error}
      onRetry={() => void router.invalidate()}
    />
  );
}

/** A browser does not ask twice for a script that failed, so only a reload helps. */
function MissingScript() {
  const failure = new ApiFailure(
    "unreachable",
    "A part of it did not come: the server can't be reached, or a newer version of it runs now.",
  );
  return (
    <FailureState
      what="This page could not be loaded"
      failure={failure}
      onRetry={() => window.location.reload()}
    />
  );
}
