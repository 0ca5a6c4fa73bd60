import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { FailureState } from "../components/ui/failure-state.tsx";
import { ApiFailure } from "../lib/api.ts";
import { noteFailure } from "./connection.ts";

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
  useEffect(() => noteFailure(failure));
  return (
    <FailureState
      what="This page could not be loaded"
      failure={failure}
      onRetry={() => window.location.reload()}
    />
  );
}

/** Chromium, Firefox and Safari each have words of their own for it. */
function isMissingScript(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    /dynamically imported module|importing a module script/i.test(error.message)
  );
}
