import { ActionIcon } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";

/** Copies a text; the label says what is copied and, for a moment, that it was. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { copied, copy } = useClipboard({ timeout: 1500 });
  const text = copied ? "Copied" : label;
  return (
    <ActionIcon
      size={24}
      aria-label={text}
      // The browser's own hint: Mantine's tooltip would bring its placement engine into the first load.
      title={text}
      onClick={(event) => {
        event.stopPropagation();
        copy(value);
      }}
    >
      {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
    </ActionIcon>
  );
}
