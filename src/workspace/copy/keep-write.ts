import { vendorPart } from "../vendor-part.tsx";
import type { KeepWriteProps } from "./keep-write-button.tsx";

/** Offers to send a write later that a vendor did not take because it could not be reached. */
export const KeepWrite = vendorPart<KeepWriteProps>(
  async () => (await import("./keep-write-button.tsx")).KeepWriteButton,
);
