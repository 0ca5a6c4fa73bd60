import { Modal } from "@mantine/core";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import classes from "./link-dialog.module.css";
import type { LinkChange, SavedChange } from "./link-change.ts";
import { holderNoun, targetNoun, withArticle } from "../../workspace/record-nouns.ts";
import { placesOf } from "../../workspace/set-places.ts";
import { ReferStep } from "./refer-step.tsx";
import { ReferenceSetEditor } from "./reference-set-editor.tsx";

interface LinkDialogProps {
  change: LinkChange;
  opened: boolean;
  onClose: () => void;
  onSaved: (saved: SavedChange) => void;
  /** Called once it is gone from the screen. */
  onClosed: () => void;
}

/** Links and unlinks: shows what will remain, be added and be removed, and saves only that. */
export function LinkDialog({ change, opened, onClose, onSaved, onClosed }: LinkDialogProps) {
  const schema = useSchema();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      returnFocus={false}
      onExitTransitionEnd={onClosed}
      title={dialogTitle(schema, change)}
      classNames={{ title: classes.title ?? "" }}
      size={560}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <Content change={change} onSaved={onSaved} onCancel={onClose} />
    </Modal>
  );
}

function Content({
  change,
  ...outcomes
}: {
  change: LinkChange;
  onSaved: (saved: SavedChange) => void;
  onCancel: () => void;
}) {
  switch (change.act) {
    case "link":
      return (
        <ReferenceSetEditor
          owner={change.owner}
          ownerTitle={change.ownerTitle}
          attribute={change.attribute}
          start={() => ({ added: [], removedKeys: new Set() })}
          canPick
          {...outcomes}
        />
      );
    case "connect":
      return (
        <ReferenceSetEditor
          owner={change.owner}
          ownerTitle={change.ownerTitle}
          attribute={change.attribute}
          start={() => ({ added: [change.added], removedKeys: new Set() })}
          canPick={false}
          {...outcomes}
        />
      );
    case "unlink": {
      const { target } = change;
      return (
        <ReferenceSetEditor
          owner={change.owner}
          ownerTitle={change.ownerTitle}
          attribute={change.attribute}
          start={(ids) => ({
            added: [],
            removedKeys: new Set(
              placesOf(ids)
                .filter(({ key, id }) => ("key" in target ? key === target.key : id === target.id))
                .map(({ key }) => key),
            ),
          })}
          canPick={false}
          {...outcomes}
        />
      );
    }
    case "refer":
      return <ReferStep change={change} {...outcomes} />;
  }
}

function dialogTitle(schema: WorkspaceSchema, change: LinkChange): string {
  const target = targetNoun(schema, change.attribute);
  const holder = holderNoun(schema, change.attribute);
  const holdsOne = change.attribute.reference?.type === "one";
  switch (change.act) {
    case "link": {
      const owner = change.ownerTitle ?? `this ${holder.one}`;
      return holdsOne ? `Choose the ${target.one} of ${owner}` : `Link ${target.many} to ${owner}`;
    }
    case "connect":
      return `Link ${change.added.title} to ${change.ownerTitle}`;
    case "unlink":
      return change.ownerTitle === undefined
        ? `Unlink ${withArticle(target.one)} from this ${holder.one}`
        : `Unlink this ${target.one} from ${withArticle(holder.one)}`;
    case "refer":
      return `Link ${withArticle(holder.one)} to this ${target.one}`;
  }
}
