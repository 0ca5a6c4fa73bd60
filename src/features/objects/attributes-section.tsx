import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Suspense, useId, useRef, useState } from "react";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { Attribute } from "../../../contract/attributes.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { ExplainedOff } from "../../components/ui/explained-off.tsx";
import { useOpener } from "../../components/ui/use-opener.ts";
import { useMissing } from "../../workspace/vendor.ts";
import type { AttributeAct } from "./attribute-dialog.tsx";
import { AttributeRow } from "./attribute-row.tsx";
import { LiveAttributes } from "./live-attributes.tsx";
import { updateAttribute, type AttributeOwner } from "./queries.ts";
import classes from "./attributes-section.module.css";

const AttributeDialog = lazyPart(
  async () => (await import("./attribute-dialog.tsx")).AttributeDialog,
);

/** The attributes of one kind of record: those in use, and those that were put away. */
export function AttributesSection({
  owner,
  attributes,
}: {
  owner: AttributeOwner;
  attributes: Attribute[];
}) {
  const fixed = useMissing("change_types");
  const headingId = useId();
  const [act, setAct] = useState<AttributeAct>();
  const [isOpen, dialog] = useDisclosure();
  const opener = useOpener();
  const addRef = useRef<HTMLButtonElement>(null);
  const live = attributes.filter(({ archived }) => !archived);
  const archived = attributes.filter((attribute) => attribute.archived);
  const start = (next: AttributeAct) => {
    setAct(next);
    opener.remember();
    dialog.open();
  };
  return (
    <section aria-labelledby={headingId}>
      <header className={classes.header}>
        <h2 id={headingId} className={classes.heading}>
          Attributes <span className={classes.count}>{live.length}</span>
        </h2>
        <ExplainedOff reason={fixed}>
          {(off) => (
            <Button
              ref={addRef}
              variant="default"
              leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
              onClick={() => start({ act: "add" })}
              {...off}
            >
              Add attribute
            </Button>
          )}
        </ExplainedOff>
      </header>
      <SharedNames attributes={live} />
      {live.length === 0 ? (
        <p className={classes.none}>No attributes yet. Each one becomes a column and a field.</p>
      ) : (
        <LiveAttributes attributes={live} onStart={start} />
      )}
      {archived.length > 0 ? (
        <Archived
          attributes={archived}
          onDelete={(attribute) => start({ act: "delete", attribute })}
        />
      ) : null}
      {act ? (
        <Suspense>
          <AttributeDialog
            owner={owner}
            act={act}
            opened={isOpen}
            onClose={dialog.close}
            onClosed={() => {
              if (!opener.giveBack()) addRef.current?.focus();
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

/** Two live attributes of one name can't be told apart on the wire, so the API refuses writes to either. */
function SharedNames({ attributes }: { attributes: Attribute[] }) {
  const names = attributes.map(({ name }) => name);
  const shared = [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
  return shared.map((name) => (
    <p key={name} className={classes.warning}>
      {names.filter((other) => other === name).length} attributes are named <code>{name}</code>. A
      name can’t be changed, and while they share it the API answers 400 to every write of{" "}
      <code>{name}</code>. Archive all but one; their values are kept.
    </p>
  ));
}

function Archived({
  attributes,
  onDelete,
}: {
  attributes: Attribute[];
  onDelete: (attribute: Attribute) => void;
}) {
  const fixed = useMissing("change_types");
  const headingId = useId();
  const restore = useMutation(updateAttribute);
  // Awaited, as `mutate` would forget its `onSuccess` with this section, which goes with its last attribute.
  const restoreAndAnnounce = ({ id, label }: Attribute) =>
    restore.mutateAsync({ id, changes: { archived: false } }).then(
      () => announce(`Restored ${label}.`),
      // `restore.error` is shown.
      () => undefined,
    );
  return (
    <section aria-labelledby={headingId} className={classes.archived}>
      <h3 id={headingId} className={classes.heading}>
        Archived <span className={classes.count}>{attributes.length}</span>
      </h3>
      {restore.error ? (
        <p role="alert" className={classes.failure}>
          Not restored. {explainFailure(restore.error).reason}
        </p>
      ) : null}
      <ul className={classes.rows}>
        {attributes.map((attribute) => (
          <AttributeRow key={attribute.id} attribute={attribute}>
            <ExplainedOff reason={fixed}>
              {(off) => (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Restore ${attribute.label}`}
                  loading={restore.isPending && restore.variables.id === attribute.id}
                  onClick={() => void restoreAndAnnounce(attribute)}
                  {...off}
                >
                  Restore
                </Button>
              )}
            </ExplainedOff>
            <ExplainedOff reason={fixed}>
              {(off) => (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Delete ${attribute.label} …`}
                  onClick={() => onDelete(attribute)}
                  {...off}
                >
                  Delete …
                </Button>
              )}
            </ExplainedOff>
          </AttributeRow>
        ))}
      </ul>
    </section>
  );
}
