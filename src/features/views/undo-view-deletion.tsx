import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { View } from "../../../contract/views.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import classes from "./undo-view-deletion.module.css";
import { createView } from "./view-writes.ts";

/** Says that a view was deleted, and puts it back under its own id, so that links to it hold. */
export function UndoViewDeletion({ view, onDone }: { view: View; onDone: () => void }) {
  const create = useMutation(createView(useQueryClient()));

  async function putBack(): Promise<void> {
    const { id, object_type_id, name, scope, is_default, query, layout } = view;
    await create.mutateAsync({ id, object_type_id, name, scope, is_default, query, layout });
    onDone();
    announce(`“${name}” is back`);
  }

  return (
    <div className={classes.undo}>
      <span>
        “{view.name}” was deleted
        {create.error ? (
          <span role="alert" className={classes.failure}>
            Not put back. {explainFailure(create.error).reason}
          </span>
        ) : null}
      </span>
      <Button
        variant="default"
        size="compact-xs"
        loading={create.isPending}
        onClick={() => void putBack().catch(() => undefined)}
      >
        Undo
      </Button>
    </div>
  );
}
