import { ActionIcon, Button, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconCopy,
  IconDots,
  IconBraces,
  IconLink,
  IconPencil,
  IconTerminal2,
  IconTrash,
} from "@tabler/icons-react";
import { Suspense, useRef, useState } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { ExplainedOff } from "../../components/ui/explained-off.tsx";
import { instanceCurl } from "./instance-curl.ts";
import { useFixed } from "./use-fixed.ts";
import { useIdLabel } from "./use-id-label.ts";

const InstanceDeleteDialog = lazyPart(
  async () => (await import("./instance-delete-dialog.tsx")).InstanceDeleteDialog,
);

/** What can be done with an instance as a whole. */
export function InstanceActions({
  objectType,
  instance,
  isEditing,
  onEdit,
  onRaw,
}: {
  objectType: ObjectType;
  instance: Instance;
  isEditing: boolean;
  onEdit: () => void;
  onRaw: () => void;
}) {
  const idLabel = useIdLabel();
  const fixed = useFixed(instance);
  const [isDeleting, deletion] = useDisclosure();
  const [wasDeleting, setWasDeleting] = useState(false);
  const menuRef = useRef<HTMLButtonElement>(null);
  const [wasEdited, setWasEdited] = useState(isEditing);
  if (isEditing && !wasEdited) setWasEdited(true);

  return (
    <>
      {isEditing ? null : (
        <ExplainedOff reason={fixed}>
          {(off) => (
            <Button
              variant="default"
              leftSection={<IconPencil size={14} stroke={1.5} aria-hidden />}
              // Who leaves the form comes back to where it was opened.
              ref={wasEdited ? takeFocus : undefined}
              onClick={onEdit}
              {...off}
            >
              Edit
            </Button>
          )}
        </ExplainedOff>
      )}
      <Menu>
        <Menu.Target>
          <ActionIcon ref={menuRef} size={30} aria-label="More actions">
            <IconDots size={16} stroke={1.5} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconLink size={14} stroke={1.5} />}
            onClick={() => void copy(linkTo(objectType, instance), "Link")}
          >
            Copy link
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopy size={14} stroke={1.5} />}
            onClick={() => void copy(instance.id, idLabel)}
          >
            Copy {idLabel}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconCopy size={14} stroke={1.5} />}
            disabled={instance.external_id === null}
            onClick={() => void copy(instance.external_id ?? "", "External id")}
          >
            {instance.external_id === null ? "Copy external id: it has none" : "Copy external id"}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTerminal2 size={14} stroke={1.5} />}
            onClick={() => void copy(instanceCurl(instance, location.origin), "Command")}
          >
            Copy as cURL
          </Menu.Item>
          {isEditing ? null : (
            <Menu.Item leftSection={<IconBraces size={14} stroke={1.5} />} onClick={onRaw}>
              Raw JSON
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            color="var(--red)"
            leftSection={<IconTrash size={14} stroke={1.5} />}
            onClick={() => {
              setWasDeleting(true);
              deletion.open();
            }}
          >
            Delete {objectType.label.toLowerCase()}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {wasDeleting ? (
        <Suspense>
          <InstanceDeleteDialog
            objectType={objectType}
            instance={instance}
            opened={isDeleting}
            onCancel={deletion.close}
            onClosed={() => menuRef.current?.focus()}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied`);
  } catch {
    announce("The browser did not let this page copy");
  }
}

function linkTo({ id: type }: ObjectType, { id }: Instance): string {
  return `${location.origin}/objects/${type}/${id}`;
}
