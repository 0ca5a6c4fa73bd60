import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { ObjectType } from "../../../contract/objects.ts";
import { Time } from "../../components/ui/time.tsx";
import { ValueChoice } from "../../components/ui/value-choice.tsx";
import { formatQuantity } from "../../lib/format.ts";
import { FieldValue } from "./instance-change.tsx";
import type { Conflict } from "./instance-changes.ts";
import classes from "./instance-review.module.css";
import type { Collision } from "./use-instance-save.ts";

type Choice = "mine" | "theirs";

/** The record changed while it was edited: for each value that both sides changed, one is chosen by hand. */
export function InstanceCollision({
  objectType,
  collision: { base, conflicts, others, changes },
  isSaving,
  onResolve,
  onCancel,
}: {
  objectType: ObjectType;
  collision: Collision;
  isSaving: boolean;
  onResolve: (takenKeys: ReadonlySet<string>) => void;
  onCancel: () => void;
}) {
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const open = conflicts.filter(({ theirs }) => choices[theirs.key] === undefined).length;
  const taken = new Set(Object.keys(choices).filter((key) => choices[key] === "theirs"));
  const left = changes.length - taken.size;
  return (
    <Modal
      opened
      onClose={onCancel}
      title={`This ${objectType.label.toLowerCase()} changed while you edited it`}
      size={680}
      closeButtonProps={{ "aria-label": "Close" }}
      classNames={{ title: classes.title ?? "" }}
    >
      <p className={classes.lead}>
        Someone else saved it <Time unixSeconds={base.instance.updated_at} />. Nothing of yours is
        saved yet, and nothing is lost.
        {conflicts.length === 0 ? " Your changes and theirs do not touch each other." : ""}
      </p>
      {conflicts.map((conflict) => (
        <ConflictChoice
          key={conflict.theirs.key}
          conflict={conflict}
          choice={choices[conflict.theirs.key]}
          onChoose={(choice) => setChoices({ ...choices, [conflict.theirs.key]: choice })}
        />
      ))}
      {others.length > 0 ? (
        <p className={classes.was}>
          Also changed, and kept as it is now: {others.map(({ after }) => after.label).join(", ")}.
        </p>
      ) : null}
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          Back to the form
        </Button>
        <Button disabled={open > 0} loading={isSaving} onClick={() => onResolve(taken)}>
          {open > 0
            ? `Choose for ${formatQuantity(open, "value")} first`
            : left === 0
              ? "Use theirs"
              : `Save ${formatQuantity(left, "change")}`}
        </Button>
      </div>
    </Modal>
  );
}

function ConflictChoice({
  conflict: { mine, theirs },
  choice,
  onChoose,
}: {
  conflict: Conflict;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}) {
  const { field } = mine;
  return (
    <ValueChoice
      label={field.label}
      was={
        <>
          When you began: <FieldValue field={field} draft={field.initial} value={field.stored} />
        </>
      }
      options={[
        {
          value: "mine",
          label: "Keep mine",
          shown: <FieldValue field={field} draft={mine.draft} value={mine.value} />,
        },
        {
          value: "theirs",
          label: "Take theirs",
          shown: <FieldValue field={theirs} draft={theirs.initial} value={theirs.stored} />,
        },
      ]}
      choice={choice}
      onChoose={onChoose}
    />
  );
}
