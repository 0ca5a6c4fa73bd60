import { ActionIcon, Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import {
  IconArrowLeft,
  IconCopy,
  IconLink,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconStar,
  IconStarOff,
  IconTrash,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import type { View } from "../../../contract/views.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { pin, useKeptViews } from "./kept-views.ts";
import { UndoViewDeletion } from "./undo-view-deletion.tsx";
import classes from "./view-actions.module.css";
import { removeView, updateView } from "./view-writes.ts";

/** What can be done with one view. */
export function ViewActions({
  objectType,
  view,
  isCurrent,
  onBack,
  onEdit,
  onDuplicate,
  onClose,
}: {
  objectType: ObjectType;
  view: View;
  isCurrent: boolean;
  onBack: () => void;
  onEdit: () => void;
  onDuplicate: () => void;
  onClose: () => void;
}) {
  const { changeDefault, remove } = useActs(view, isCurrent);
  const isPinned = useKeptViews().some(({ id, isPinned: is }) => is && id === view.id);
  const nouns = objectType.label_plural.toLowerCase();
  const act = (icon: ReactNode, label: string, onClick: () => void, closes = true) => (
    <li>
      <Button
        variant="subtle"
        color="gray"
        fullWidth
        justify="flex-start"
        leftSection={icon}
        onClick={() => {
          onClick();
          if (closes) onClose();
        }}
      >
        {label}
      </Button>
    </li>
  );

  return (
    <>
      <div className={classes.head}>
        <ActionIcon size={24} aria-label="Back to the views" data-autofocus onClick={onBack}>
          <IconArrowLeft size={14} stroke={1.5} />
        </ActionIcon>
        <h2>{view.name}</h2>
      </div>
      <ul className={classes.acts} aria-label={`Actions for ${view.name}`}>
        {act(
          isPinned ? <IconPinnedOff {...icon} /> : <IconPin {...icon} />,
          isPinned ? "Unpin from the navigation" : "Pin to the navigation",
          () => pin(view, !isPinned),
        )}
        {act(
          view.is_default ? <IconStarOff {...icon} /> : <IconStar {...icon} />,
          view.is_default ? `No longer open ${nouns} with it` : `Open ${nouns} with it`,
          () => void changeDefault(!view.is_default),
        )}
        {act(<IconPencil {...icon} />, "Rename or share…", onEdit, false)}
        {act(<IconCopy {...icon} />, "Duplicate…", onDuplicate, false)}
        {act(<IconLink {...icon} />, "Copy link", () => void copyLink(view))}
        {act(<IconTrash {...icon} />, "Delete view", () => void remove())}
      </ul>
    </>
  );
}

const icon = { size: 14, stroke: 1.5, "aria-hidden": true } as const;

function useActs(view: View, isCurrent: boolean) {
  const queryClient = useQueryClient();
  const navigate = useNavigate({ from: "/objects/$type" });
  const update = useMutation(updateView(queryClient));
  const removal = useMutation(removeView(queryClient));
  const isPinned = useKeptViews().some(({ id, isPinned: is }) => is && id === view.id);

  async function changeDefault(is_default: boolean): Promise<void> {
    const { id, version, name } = view;
    try {
      await update.mutateAsync({ id, version, is_default });
      announce(is_default ? `“${name}” is the default` : `“${name}” is not the default any more`);
    } catch (error) {
      announce(`“${name}” is as it was. ${explainFailure(error).reason}`);
    }
  }

  /** The list stays as it is, and is no view's any more. */
  async function remove(): Promise<void> {
    try {
      await removal.mutateAsync(view.id);
    } catch (error) {
      announce(`“${view.name}” is not deleted. ${explainFailure(error).reason}`);
      return;
    }
    announce(
      (close) => (
        <UndoViewDeletion
          view={view}
          onDone={() => {
            if (isPinned) pin(view, true);
            close();
          }}
        />
      ),
      { shownMs: 20_000 },
    );
    if (isCurrent)
      await navigate({ search: (search) => ({ ...search, view: undefined }), replace: true });
  }

  return { changeDefault, remove };
}

async function copyLink({ id, object_type_id, scope }: View): Promise<void> {
  const link = `${location.origin}/objects/${encodeURIComponent(object_type_id)}?view=${id}`;
  try {
    await navigator.clipboard.writeText(link);
    announce(
      scope === "everyone"
        ? "Link copied"
        : "Link copied. It opens in this browser only: nobody else has the view",
    );
  } catch {
    announce("The browser did not let this page copy");
  }
}
