import type { Attribute } from "../../../contract/attributes.ts";
import type { PickedRecord } from "../../workspace/record-picker-queries.ts";
import type { Owner, Replacement } from "./queries.ts";
import type { StagedChanges } from "./reference-changes.ts";

/** What the dialog is opened for. */
export type LinkChange =
  /** Find instances and link them to a record, or unlink some. */
  | {
      act: "link";
      owner: Owner;
      /** Undefined where the record is the one on the page. */
      ownerTitle?: string;
      attribute: Attribute;
    }
  /** Link an instance that is known already to a record. */
  | {
      act: "connect";
      owner: Owner;
      ownerTitle: string;
      attribute: Attribute;
      added: AddedInstance;
    }
  /** Unlink one instance from a record: the place in its set, or all places where it stands there. */
  | {
      act: "unlink";
      owner: Owner;
      /** Undefined where the record is the one on the page. */
      ownerTitle: string | undefined;
      attribute: Attribute;
      target: { key: string } | { id: string };
    }
  /** Find a record that is to refer to the instance on the page. */
  | { act: "refer"; instanceId: string; attribute: Attribute; holderIds: ReadonlySet<string> };

/** What was saved, in words, and the way back where there is one. */
export interface SavedChange {
  text: string;
  undo: Replacement | undefined;
}

/** An instance that is about to be linked. */
export type AddedInstance = PickedRecord;

/** What it takes to edit the set that one attribute of one record holds. */
export interface SetEditing {
  owner: Owner;
  /** Undefined where the owner is the record on the page. */
  ownerTitle: string | undefined;
  attribute: Attribute;
  /** What is staged on a set as it was read, before anyone stages more. */
  start: (ids: string[]) => StagedChanges<AddedInstance>;
  /** Whether more may be linked and unlinked than what is staged at the start. */
  canPick: boolean;
  onSaved: (saved: SavedChange) => void;
  onCancel: () => void;
}
