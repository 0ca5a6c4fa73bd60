import type { Instance } from "../../../contract/instances.ts";
import { useMissing } from "../../workspace/vendor.ts";

/** Why an instance can't be changed, where the source of record changes one by its external id alone; undefined where it can. */
export function useFixed(instance: Instance | undefined): string | undefined {
  const missing = useMissing("change_by_id");
  return instance?.external_id === null ? missing : undefined;
}
