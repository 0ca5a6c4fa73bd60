import { useDisclosure } from "@mantine/hooks";
import { Suspense, useRef, useState, type ReactNode } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { useOpener } from "../../components/ui/use-opener.ts";
import { hasSetFix, type Fixable } from "./finding-fix.ts";
import type { RenderSetFix } from "./fix-dialog.tsx";

const MergedContactDialog = lazyPart(
  async () => (await import("./merged-contact-dialog.tsx")).MergedContactDialog,
);
const FixDialog = lazyPart(async () => (await import("./fix-dialog.tsx")).FixDialog);

/** The dialog that mends one finding, and the line that tells what was saved. */
export function useFix(renderSetFix: RenderSetFix): {
  open: (finding: Fixable) => void;
  dialog: ReactNode;
  saved: ReactNode;
} {
  const [finding, setFinding] = useState<Fixable>();
  const [isOpen, dialog] = useDisclosure();
  const [line, setLine] = useState<ReactNode>(null);
  const opener = useOpener();
  const savedRef = useRef<HTMLDivElement>(null);
  const shared = {
    opened: isOpen,
    onSaved: (saved: ReactNode) => {
      setLine(saved);
      dialog.close();
    },
    onClose: dialog.close,
    onClosed: () => {
      if (!opener.giveBack()) savedRef.current?.focus();
    },
  };
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
        {hasSetFix(finding) ? (
          <FixDialog key={finding.id} finding={finding} renderSetFix={renderSetFix} {...shared} />
        ) : (
          <MergedContactDialog key={finding.id} finding={finding} {...shared} />
        )}
      </Suspense>
    ) : null,
  };
}
