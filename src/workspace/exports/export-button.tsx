import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { Suspense, useEffect, useRef, useState, type ReactNode } from "react";

/** Opens the choice of what goes into a file: what `children` gives, until it is closed. */
export function ExportButton({ children }: { children: (onClose: () => void) => ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <>
      <Button
        ref={button}
        variant="default"
        leftSection={<IconDownload size={14} stroke={1.5} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        Export
      </Button>
      {isOpen ? <Suspense>{children(() => setIsOpen(false))}</Suspense> : null}
    </>
  );
}
