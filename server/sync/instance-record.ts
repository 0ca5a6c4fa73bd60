import type { Instance } from "../../contract/instances.ts";
import { splitAttributes, type CopiedRecord } from "./copied-record.ts";

export function instanceRecord(
  instance: Instance,
  relationships: ReadonlySet<string>,
): CopiedRecord {
  const { values, references } = splitAttributes(instance.custom_attributes, relationships);
  return {
    id: instance.id,
    columns: {
      external_id: instance.external_id,
      external_created_at: instance.external_created_at,
      external_updated_at: instance.external_updated_at,
      custom_attributes: JSON.stringify(values),
      created_at: instance.created_at,
      updated_at: instance.updated_at,
    },
    references,
  };
}
