import { vendorPart } from "../vendor-part.tsx";
import type { NothingCopiedProps } from "./nothing-copied.tsx";

/** Why a list of the copy is empty: it is not copied yet, or the vendor has none. */
export const EmptyCopy = vendorPart<NothingCopiedProps>(
  async () => (await import("./nothing-copied.tsx")).NothingCopied,
);
