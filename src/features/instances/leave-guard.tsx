import { useBlocker } from "@tanstack/react-router";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { formatQuantity } from "../../lib/format.ts";

/** Asks before changes are left behind, also when the tab is closed. */
export function LeaveGuard({
  count,
  isNew,
  noun,
}: {
  count: number;
  isNew: boolean;
  noun: string;
}) {
  const { status, proceed, reset } = useBlocker({
    // Within the form, only the place on the page changes.
    shouldBlockFn: ({ current, next }) =>
      count > 0 && (next.pathname !== current.pathname || isEditing(current) !== isEditing(next)),
    enableBeforeUnload: () => count > 0,
    withResolver: true,
  });
  const changes = formatQuantity(count, "change");
  return (
    <ConfirmDialog
      opened={status === "blocked"}
      title={isNew ? `Leave without creating the ${noun}?` : `Discard ${changes}?`}
      act={isNew ? "Leave" : `Discard ${changes}`}
      isDangerous
      cancel="Keep editing"
      onConfirm={() => proceed?.()}
      onCancel={() => reset?.()}
    >
      {isNew
        ? "What you have entered is not saved anywhere."
        : "They are not saved anywhere; the record stays as it is."}
    </ConfirmDialog>
  );
}

function isEditing({ search }: { search: object }): boolean {
  return "edit" in search && search.edit !== undefined;
}
