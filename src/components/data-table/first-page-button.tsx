import { Button } from "@mantine/core";
import { ApiFailure } from "../../lib/api.ts";

/** Leads out of a page that a cursor does not lead to any more. */
export function FirstPageButton({ isMain, onClick }: { isMain: boolean; onClick: () => void }) {
  return (
    <Button variant={isMain ? "filled" : "default"} onClick={onClick}>
      Go to the first page
    </Button>
  );
}

/** Whether the server does not take the cursor of a page: it stays wrong, however often it is tried. */
export function isRefusedCursor(failure: Error | null): boolean {
  return failure instanceof ApiFailure && failure.status === 400;
}
