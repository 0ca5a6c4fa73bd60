import type { ReactNode } from "react";
import type { Attribute, OwnerKind } from "../../../contract/attributes.ts";
import type { AddedInstance, SavedChange } from "./link-change.ts";
import { placesOf, type SetPlace } from "../../workspace/set-places.ts";
import { ReferenceSetEditor } from "./reference-set-editor.tsx";
import { SavedChangeLine } from "./saved-change-line.tsx";

/** A given change of the set that one attribute of one record holds: shows what remains, is added and is removed, and saves it. */
export function SetFix({
  owner,
  attribute,
  added,
  isRemoved,
  onSaved,
  onCancel,
}: {
  owner: { kind: OwnerKind; id: string; title: string };
  attribute: Attribute;
  added: AddedInstance[];
  isRemoved: (place: SetPlace) => boolean;
  /** Gets what tells of the change, with the way back. */
  onSaved: (line: ReactNode) => void;
  onCancel: () => void;
}) {
  function report({ text, undo }: SavedChange): void {
    const words = undo ? text : `${text} It can’t be undone: what was there is not allowed.`;
    onSaved(<SavedChangeLine saved={{ text: words, undo }} onUndone={() => onSaved("Undone.")} />);
  }

  return (
    <ReferenceSetEditor
      owner={{ kind: owner.kind, id: owner.id }}
      ownerTitle={owner.title}
      attribute={attribute}
      start={(ids) => ({
        added,
        removedKeys: new Set(
          placesOf(ids)
            .filter(isRemoved)
            .map(({ key }) => key),
        ),
      })}
      canPick={false}
      onSaved={report}
      onCancel={onCancel}
    />
  );
}
