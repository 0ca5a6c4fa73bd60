import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import classes from "./associations-panel.module.css";
import type { SavedChange } from "./link-change.ts";
import { isConflict, replaceReferences } from "./queries.ts";

/** What was just saved, and the way back. */
export function SavedChangeLine({
  saved: { text, undo },
  onUndone,
}: {
  saved: SavedChange;
  onUndone: () => void;
}) {
  const undoing = useMutation(replaceReferences);
  const isTooLate = isConflict(undoing.error);
  return (
    <div className={classes.saved}>
      <span>
        {isTooLate
          ? "This was changed again since, so it can’t be undone. Nothing was written."
          : undoing.error
            ? `Not undone. ${explainFailure(undoing.error).reason}`
            : text}
      </span>
      {undo && !isTooLate ? (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={undoing.isPending}
          onClick={() => undoing.mutate(undo, { onSuccess: onUndone })}
        >
          Undo
        </Button>
      ) : null}
    </div>
  );
}
