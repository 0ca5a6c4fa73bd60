import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import { announce } from "../../components/ui/announce.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { ApiFailure } from "../../lib/api.ts";
import { formatAge } from "../../lib/format.ts";
import { viewsQuery } from "./queries.ts";
import { SaveViewDialog } from "./save-view-dialog.tsx";
import { hashOf, viewSearch, type ViewContents } from "./view-contents.ts";
import classes from "./view-drift.module.css";
import { updateView } from "./view-writes.ts";

/** What to do with a list that is not what its view holds, or that is worth a view. */
export function ViewDrift({
  objectType,
  view,
  base,
  contents,
  onForgetLayout,
}: {
  objectType: ObjectType;
  view: View | undefined;
  /** The hash of what the view held before the list drifted. */
  base: string | undefined;
  contents: ViewContents;
  onForgetLayout: () => void;
}) {
  const [isNaming, setIsNaming] = useState(false);
  const navigate = useNavigate();
  const saving = useSave(view, base, contents, onForgetLayout);

  function reset(): void {
    if (!view) return;
    onForgetLayout();
    const params = { type: objectType.id };
    void navigate({ to: "/objects/$type", params, search: viewSearch(view) });
  }

  return (
    <div role="group" aria-label="Changes to the view" className={classes.drift}>
      {view ? (
        <Button
          variant="light"
          size="compact-sm"
          loading={saving.isPending}
          onClick={() => void saving.save()}
        >
          Save
        </Button>
      ) : null}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-haspopup="dialog"
        onClick={() => setIsNaming(true)}
      >
        {view ? "Save as…" : "Save view…"}
      </Button>
      {view ? (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={reset}>
          Reset
        </Button>
      ) : null}
      {isNaming ? (
        <SaveViewDialog
          objectType={objectType}
          contents={contents}
          start={view}
          onSaved={onForgetLayout}
          onClose={() => setIsNaming(false)}
        />
      ) : null}
      <ConfirmDialog
        opened={saving.newer !== undefined}
        title={`“${saving.newer?.name}” was changed meanwhile`}
        act="Save over it"
        onConfirm={() => void saving.saveOver()}
        onCancel={saving.cancel}
      >
        <p className={classes.question}>
          Somebody saved this view {saving.newer ? formatAge(saving.newer.updated_at) : ""}, after
          you opened it. Saving now replaces what they saved. To keep both, cancel and save yours as
          a view of its own; to see theirs, cancel and reset.
        </p>
      </ConfirmDialog>
    </div>
  );
}

/** Saves over the view, unless it holds something else by now than it did when the list was last the same. */
function useSave(
  view: View | undefined,
  base: string | undefined,
  contents: ViewContents,
  onForgetLayout: () => void,
) {
  const queryClient = useQueryClient();
  const update = useMutation(updateView(queryClient));
  const [newer, setNewer] = useState<View>();

  const read = async () => {
    const views = await queryClient.fetchQuery({ ...viewsQuery, staleTime: 0 });
    return views.find(({ id }) => id === view?.id);
  };

  async function write({ id, name, version }: View): Promise<void> {
    await update.mutateAsync({ id, version, query: contents.query, layout: contents.layout });
    onForgetLayout();
    announce(`“${name}” is saved`);
  }

  async function attempt(): Promise<void> {
    const now = await read();
    if (!now) announce("The view was deleted meanwhile. Save the list as a new one to keep it.");
    else if (hashOf(now) === base) await write(now);
    else setNewer(now);
  }

  async function told(error: unknown): Promise<void> {
    if (error instanceof ApiFailure && error.status === 409) setNewer(await read());
    else announce(`The view is not saved. ${explainFailure(error).reason}`);
  }

  return {
    isPending: update.isPending,
    newer,
    cancel: () => setNewer(undefined),
    save: () => attempt().catch(told),
    saveOver: async () => {
      setNewer(undefined);
      if (newer) await write(newer).catch(told);
    },
  };
}
