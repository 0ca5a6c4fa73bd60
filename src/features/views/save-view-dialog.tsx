import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import { announce } from "../../components/ui/announce.ts";
import { viewSearch, type ViewContents } from "./view-contents.ts";
import { ViewDialog, type ViewDetails } from "./view-dialog.tsx";
import { createView } from "./view-writes.ts";

/** Saves a list as a new view, and goes on from it. */
export function SaveViewDialog({
  objectType,
  contents,
  start,
  onSaved,
  onClose,
}: {
  objectType: ObjectType;
  contents: ViewContents;
  /** What it is a copy of. */
  start: View | undefined;
  onSaved?: () => void;
  onClose: () => void;
}) {
  const create = useMutation(createView(useQueryClient()));
  const navigate = useNavigate();

  async function save(details: ViewDetails): Promise<void> {
    const { query, layout } = contents;
    const object_type_id = objectType.id;
    const view = await create.mutateAsync({ ...details, object_type_id, query, layout });
    onSaved?.();
    const params = { type: object_type_id };
    await navigate({ to: "/objects/$type", params, search: viewSearch(view) });
    announce(`“${view.name}” is saved`);
  }

  return (
    <ViewDialog
      title={start ? `Save “${start.name}” as` : "Save view"}
      objectType={objectType}
      start={{
        name: start ? `${start.name.slice(0, 95)} copy` : "",
        scope: start?.scope ?? "everyone",
        is_default: false,
      }}
      onSave={save}
      onClose={onClose}
    />
  );
}
