import { ownerKindSchema, type OwnerKind } from "../../../contract/attributes.ts";
import type { RecordKey } from "../../../contract/neighbourhood.ts";
import type { ReferenceOwner } from "../../workspace/references.ts";

export function recordKey(kind: OwnerKind, id: string): RecordKey {
  return `${kind}:${id}`;
}

export function recordOf(key: RecordKey): ReferenceOwner {
  const colon = key.indexOf(":");
  return { kind: ownerKindSchema.parse(key.slice(0, colon)), id: key.slice(colon + 1) };
}
