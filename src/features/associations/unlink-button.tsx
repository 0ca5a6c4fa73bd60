import { ActionIcon, Tooltip } from "@mantine/core";
import { IconUnlink } from "@tabler/icons-react";

export function UnlinkButton({ title, onClick }: { title: string; onClick: () => void }) {
  return (
    <Tooltip label="Unlink">
      <ActionIcon size={24} aria-label={`Unlink ${title}`} onClick={onClick}>
        <IconUnlink size={14} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
