import { useVendor } from "../../workspace/vendor.ts";

/** What the id is called that the source of record gives an instance; one of the embedded workspace speaks Intercom's dialect. */
export function useIdLabel(): string {
  return `${useVendor() ?? "Intercom"} id`;
}
