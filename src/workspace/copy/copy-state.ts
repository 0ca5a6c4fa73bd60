import { vendorPart } from "../vendor-part.tsx";
import type { CopyLineProps } from "./copy-line.tsx";

/** How much of a vendor's records a page can know of, and how old that is. */
export const CopyState = vendorPart<CopyLineProps>(
  async () => (await import("./copy-line.tsx")).CopyLine,
);
