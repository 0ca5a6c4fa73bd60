import { Button } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { Suspense, useRef, useState } from "react";
import { lazyPart } from "../ui/lazy-part.ts";
import type { ColumnTools } from "./column-tools.ts";
import classes from "./table-toolbar.module.css";

const ColumnPicker = lazyPart(async () => (await import("./column-picker.tsx")).ColumnPicker);

/** Opens the choice of columns. A phone shows cards, which have none. */
export function ColumnsButton({ tools }: { tools: ColumnTools }) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className={classes.columns}>
      <Button
        ref={button}
        variant="default"
        leftSection={<IconColumns3 size={14} stroke={1.5} aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        // Else the press closes the popover, as one beside it does, and the click opens it again.
        onMouseDown={(event) => event.stopPropagation()}
        onTouchStart={(event) => event.stopPropagation()}
      >
        Columns
      </Button>
      {isOpen ? (
        <Suspense>
          <ColumnPicker
            tools={tools}
            onClose={() => {
              setIsOpen(false);
              button.current?.focus();
            }}
          />
        </Suspense>
      ) : null}
    </span>
  );
}
