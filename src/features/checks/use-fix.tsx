import { useDisclosure } from "@mantine/hooks";
import { lazy, Suspense, useRef, useState, type ReactNode } from "react";
import { useOpener } from "../../components/ui/use-opener.ts";
import type { SetFixable, RenderSetFix } from "./fix-dialog.tsx";

const FixDialog = lazy(async () => ({ default: (await import("./fix-dialog.tsx")).FixDialog }));

/** The dialog that mends one finding, and the line that tells what was saved. */
export function useFix(renderSetFix: RenderSetFix): {
  open: (finding: SetFixable) => void;
  dialog: ReactNode;
  saved: ReactNode;
} {
  const [finding, setFinding] = useState<SetFixable>();
  const [isOpen, dialog] = useDisclosure();
  const [line, setLine] = useState<ReactNode>(null);
  const opener = useOpener();
  const savedRef = useRef<HTMLDivElement>(null);
  return {
    open: (next) => {
      setFinding(next);
      setLine(null);
      opener.remember();
      dialog.open();
    },
    saved: (
      <div role="status" ref={savedRef} tabIndex={-1}>
        {line}
      </div>
    ),
    dialog: finding ? (
      <Suspense>
        <FixDialog
          key={finding.id}
          finding={finding}
          opened={isOpen}
          renderSetFix={renderSetFix}
          onSaved={(saved) => {
            setLine(saved);
            dialog.close();
          }}
          onClose={dialog.close}
          onClosed={() => {
            if (!opener.giveBack()) savedRef.current?.focus();
          }}
        />
      </Suspense>
    ) : null,
  };
}
