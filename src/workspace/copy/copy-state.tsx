import { Suspense } from "react";
import { lazyPart, Nothing } from "../../components/ui/lazy-part.ts";
import { useVendor } from "../vendor.ts";
import type { CopiedPart } from "./coverage.ts";

const CopyLine = lazyPart(async () => (await import("./copy-line.tsx")).CopyLine, Nothing);

/** How much of a vendor's records a page can know of, and how old that is; nothing where the store is the record. */
export function CopyState({ onFollow, ...part }: CopiedPart & { onFollow?: () => void }) {
  const vendor = useVendor();
  if (vendor === undefined) return null;
  return (
    <Suspense>
      <CopyLine vendor={vendor} part={part} onFollow={onFollow} />
    </Suspense>
  );
}
