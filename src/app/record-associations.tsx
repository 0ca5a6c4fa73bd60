import { Suspense } from "react";
import type { OwnerKind } from "../../contract/attributes.ts";
import type { RenderSetFix } from "../features/checks/fix-dialog.tsx";
import { lazyPart } from "../components/ui/lazy-part.ts";
import { RecordChanges } from "./vendor-parts.ts";

const AssociationsPanel = lazyPart(
  async () => (await import("../features/associations/associations-panel.tsx")).AssociationsPanel,
);
const SetFix = lazyPart(async () => (await import("../features/associations/set-fix.tsx")).SetFix);
const RecordFindings = lazyPart(
  async () => (await import("../features/checks/record-findings.tsx")).RecordFindings,
);

/** The associations know how to change a set; the checks know which change mends a finding. */
export const renderSetFix: RenderSetFix = (fix) => <SetFix {...fix} />;

/** What a record hangs together with, and what is wrong with that. */
export function RecordAssociations({
  kind,
  id,
  objectTypeId = null,
}: {
  kind: OwnerKind;
  id: string;
  /** Of instances, the type. */
  objectTypeId?: string | null;
}) {
  return (
    <>
      <Suspense>
        <RecordFindings kind={kind} id={id} renderSetFix={renderSetFix} />
      </Suspense>
      <AssociationsPanel ownerKind={kind} ownerId={id} />
      <RecordChanges kind={kind} id={id} objectTypeId={objectTypeId} />
    </>
  );
}
