import { useDisclosure } from "@mantine/hooks";
import { Suspense, useState, type ReactNode, type RefObject } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { useOpener } from "../../components/ui/use-opener.ts";
import type { BulkFixKind } from "./finding-fix.ts";

const BulkFixDialog = lazyPart(async () => (await import("./bulk-fix-dialog.tsx")).BulkFixDialog);

/**
 * The dialog that mends all findings of a kind. It stands apart from their list, which may be empty once they are mended;
 * `list` takes the focus where the button that opened the dialog is gone.
 */
export function useBulkFix(list: RefObject<HTMLElement | null>): {
  open: (kind: BulkFixKind) => void;
  dialog: ReactNode;
} {
  const [kind, setKind] = useState<BulkFixKind>();
  const [isOpen, dialog] = useDisclosure();
  const opener = useOpener();
  return {
    open: (next) => {
      setKind(next);
      opener.remember();
      dialog.open();
    },
    dialog: kind ? (
      <Suspense>
        <BulkFixDialog
          kind={kind}
          opened={isOpen}
          onClose={dialog.close}
          onClosed={() => {
            setKind(undefined);
            if (!opener.giveBack()) list.current?.focus();
          }}
        />
      </Suspense>
    ) : null,
  };
}
