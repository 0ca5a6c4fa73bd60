import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useRef, useState } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { Associations } from "../../../contract/associations.ts";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { useOpener } from "../../components/ui/use-opener.ts";
import { useMissing } from "../../workspace/vendor.ts";
import classes from "./associations-panel.module.css";
import { HeldGroup } from "./held-group.tsx";
import { HoldersGroup } from "./holders-group.tsx";
import type { LinkChange, SavedChange } from "./link-change.ts";
import { associationQueries, type Owner } from "./queries.ts";
import { SavedChangeLine } from "./saved-change-line.tsx";

const LinkDialog = lazyPart(async () => (await import("./link-dialog.tsx")).LinkDialog);

/** What a record refers to and, for an instance, what refers to it. */
export function AssociationsPanel({
  ownerKind,
  ownerId,
}: {
  ownerKind: OwnerKind;
  ownerId: string;
}) {
  const owner = { kind: ownerKind, id: ownerId };
  const { data, error, refetch } = useQuery(associationQueries.of(owner));
  const [change, setChange] = useState<LinkChange>();
  const [isOpen, dialog] = useDisclosure();
  const [saved, setSaved] = useState<{ change: SavedChange; time: number }>();
  const opener = useOpener();
  const savedRef = useRef<HTMLDivElement>(null);
  const report = (done: SavedChange) => setSaved({ change: done, time: Date.now() });

  return (
    <section aria-labelledby="associations" className={classes.panel}>
      <h2 id="associations" className={classes.heading}>
        Associations
      </h2>
      <div role="status" ref={savedRef} tabIndex={-1} className={classes.status}>
        {saved ? (
          <SavedChangeLine
            key={saved.time}
            saved={saved.change}
            onUndone={() => report({ text: "Undone.", undo: undefined })}
          />
        ) : null}
      </div>
      {data ? (
        <Groups
          owner={owner}
          associations={data}
          onChange={(next) => {
            setChange(next);
            setSaved(undefined);
            opener.remember();
            dialog.open();
          }}
        />
      ) : error ? (
        <FailureState
          what="The associations could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <PanelSkeleton />
      )}
      {change ? (
        <Suspense>
          <LinkDialog
            change={change}
            opened={isOpen}
            onClose={dialog.close}
            onSaved={(done) => {
              report(done);
              dialog.close();
            }}
            onClosed={() => {
              if (!opener.giveBack()) savedRef.current?.focus();
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

function Groups({
  owner,
  associations: { references, referenced_by },
  onChange,
}: {
  owner: Owner;
  associations: Associations;
  onChange: (change: LinkChange) => void;
}) {
  const fixed = useMissing("change_types");
  if (references.length === 0 && referenced_by.length === 0) {
    return (
      <EmptyState title="Nothing can be linked here yet">
        An attribute of type relationship links records;{" "}
        {fixed === undefined
          ? "add one under Object types."
          : "none is known here. One that is there can be set under Object types."}
      </EmptyState>
    );
  }
  const isBothWays = references.length > 0 && referenced_by.length > 0;
  return (
    <>
      {isBothWays ? <p className={classes.direction}>Refers to</p> : null}
      {references.map((held) => (
        <HeldGroup key={held.attribute.id} owner={owner} held={held} onChange={onChange} />
      ))}
      {isBothWays ? <p className={classes.direction}>Referred to by</p> : null}
      {referenced_by.map((holders) => (
        <HoldersGroup
          key={holders.attribute.id}
          instanceId={owner.id}
          holders={holders}
          onChange={onChange}
        />
      ))}
    </>
  );
}

function PanelSkeleton() {
  return (
    <div role="status" aria-label="Loading associations" className={classes.skeleton}>
      <span />
      <span />
      <span />
    </div>
  );
}
