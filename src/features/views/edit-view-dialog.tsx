import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import { announce } from "../../components/ui/announce.ts";
import { ViewDialog, type ViewDetails } from "./view-dialog.tsx";
import { updateView } from "./view-writes.ts";

/** Changes the name of a view, whose it is, or whether its type opens with it; what it holds stays. */
export function EditViewDialog({
  objectType,
  view,
  onClose,
}: {
  objectType: ObjectType;
  view: View;
  onClose: () => void;
}) {
  const update = useMutation(updateView(useQueryClient()));

  async function save(details: ViewDetails): Promise<void> {
    await update.mutateAsync({ id: view.id, version: view.version, ...details });
    announce(`“${details.name}” is saved`);
  }

  return (
    <ViewDialog
      title={`Edit “${view.name}”`}
      objectType={objectType}
      start={{ name: view.name, scope: view.scope, is_default: view.is_default }}
      onSave={save}
      onClose={onClose}
    />
  );
}
