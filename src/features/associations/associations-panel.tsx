import type { OwnerKind } from "../../../contract/attributes.ts";

export function AssociationsPanel(_props: { ownerKind: OwnerKind; ownerId: string }) {
  return null;
}
