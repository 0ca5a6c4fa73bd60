import { Button, FileButton } from "@mantine/core";
import { IconRestore } from "@tabler/icons-react";
import { Suspense, useRef, useState } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";

const RestoreDialog = lazyPart(async () => (await import("./restore-dialog.tsx")).RestoreDialog);

/** Takes the file that was saved before a deletion, and asks before it puts anything back. */
export function RestoreButton() {
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
          <Button
            ref={button}
            variant="default"
            leftSection={<IconRestore size={14} stroke={1.5} aria-hidden />}
            {...props}
          >
            Restore from file
          </Button>
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
