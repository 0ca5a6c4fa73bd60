import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { Suspense, useRef, useState } from "react";
import { lazyPart } from "../../../components/ui/lazy-part.ts";
import type { ExportDialogProps } from "./export-dialog.tsx";

const ExportDialog = lazyPart(async () => (await import("./export-dialog.tsx")).ExportDialog);

/** Opens the choice of what goes into a file. */
export function ExportButton(props: Omit<ExportDialogProps, "onClose">) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
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
      {isOpen ? (
        <Suspense>
          <ExportDialog
            {...props}
            onClose={() => {
              setIsOpen(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
