import { Suspense } from "react";
import { lazyPart, Nothing } from "../../components/ui/lazy-part.ts";
import { useVendor } from "../vendor.ts";
import type { RefreshedAddress } from "./refresh-query.ts";

const RecordFreshness = lazyPart(
  async () => (await import("./record-freshness.tsx")).RecordFreshness,
  Nothing,
);

/** Reads the record on the screen again where a vendor has it, and says how old what is shown is. */
export function Freshness(props: RefreshedAddress & { noun: string }) {
  const vendor = useVendor();
  if (vendor === undefined) return null;
  return (
    <Suspense>
      <RecordFreshness key={props.id} vendor={vendor} {...props} />
    </Suspense>
  );
}
