import { CloseButton } from "@mantine/core";
import { RecordPicker } from "../record-picker.tsx";
import { useRecordNames } from "./use-record-names.ts";
import classes from "./value-input.module.css";
import type { ValueInputProps } from "./value-input-props.ts";

/** The records that a reference is compared with: one, or as many as are picked. */
export function RecordsInput({ label, draft, problem, onChange }: ValueInputProps) {
  const { target } = draft.field;
  const ids = draft.texts;
  const nameOf = useRecordNames(target ? ids.map((id) => ({ owner: target, id })) : []);
  if (!target) return null;
  const holdsOne = draft.choice.input === "record";
  return (
    <div className={classes.records}>
      {ids.map((id) => (
        <span key={id} className={classes.record}>
          <bdi>{nameOf(target, id)}</bdi>
          <CloseButton
            size={20}
            aria-label={`Remove ${nameOf(target, id)}`}
            onClick={() => onChange(ids.filter((other) => other !== id))}
          />
        </span>
      ))}
      {holdsOne && ids.length > 0 ? null : (
        <RecordPicker
          kind={target.kind}
          {...("objectTypeId" in target ? { objectTypeId: target.objectTypeId } : {})}
          label={label}
          error={problem}
          excludeIds={new Set(ids)}
          excludedNote="already picked"
          onPick={({ id }) => onChange([...ids, id])}
          withinPortal={false}
        />
      )}
    </div>
  );
}
