import { Button, FileButton } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { Suspense, useRef, useState } from "react";
import { ExplainedOff } from "../../components/ui/explained-off.tsx";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { useMissing } from "../../workspace/vendor.ts";

const RestoreDialog = lazyPart(async () => (await import("./restore-dialog.tsx")).RestoreDialog);

/** Takes the file that was saved before a deletion, and asks before it puts anything back. */
export function RestoreButton() {
  const missing = useMissing("history");
  const [file, setFile] = useState<File>();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // The same file can be chosen again.
  const forget = useRef<() => void>(null);

  function choose(chosen: File | null): void {
    if (!chosen) return;
    setFile(chosen);
    setIsOpen(true);
    forget.current?.();
  }

  return (
    <>
      <FileButton accept="application/json,.json" resetRef={forget} onChange={choose}>
        {(props) => (
          <ExplainedOff reason={missing}>
            {(off) => (
              <Button
                ref={button}
                variant="default"
                leftSection={<IconRestore size={14} stroke={1.5} aria-hidden />}
                {...props}
                {...off}
              >
                Restore from file
              </Button>
            )}
          </ExplainedOff>
        )}
      </FileButton>
      {file ? (
        <Suspense>
          <RestoreDialog
            key={`${file.name} ${file.lastModified}`}
            file={file}
            opened={isOpen}
            onClose={() => setIsOpen(false)}
            onClosed={() => {
              setFile(undefined);
              button.current?.focus();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
