import { ActionIcon, TextInput, Tooltip } from "@mantine/core";
import {
  IconArchive,
  IconArchiveOff,
  IconArrowDown,
  IconArrowUp,
  IconTrash,
} from "@tabler/icons-react";
import { useWatch, type UseFormReturn } from "react-hook-form";
import type { AttributeOption } from "../../../contract/attributes.ts";
import { formatQuantity } from "../../lib/format.ts";
import type { AttributeFormValues } from "./attribute-form-schema.ts";
import classes from "./options-editor.module.css";
import { asMessage } from "./server-problems.ts";

type Form = UseFormReturn<AttributeFormValues, unknown, unknown>;

/** One option: its label, how many records hold it, and its buttons. Enter leads on to a new one below. */
export function OptionRow({
  form,
  index,
  last,
  before,
  records,
  onMove,
  onRemove,
  onInsertAfter,
}: {
  form: Form;
  index: number;
  last: number;
  before: AttributeOption | undefined;
  /** Undefined while it is being counted. */
  records: number | undefined;
  onMove: (from: number, to: number) => void;
  onRemove: () => void;
  onInsertAfter: () => void;
}) {
  const { control, register, setValue, formState } = form;
  const { label, archived } = useWatch({ control, name: `options.${index}` });
  const name = label || `option ${index + 1}`;
  const isHeld = records === undefined || records > 0;
  const problem = formState.errors.options?.[index]?.label?.message;
  return (
    <li className={classes.option}>
      <div className={classes.line} data-archived={archived || undefined}>
        <TextInput
          className={classes.input ?? ""}
          aria-label={`Option ${index + 1}`}
          error={asMessage(problem)}
          {...register(`options.${index}.label`)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            onInsertAfter();
          }}
        />
        {before && records !== undefined ? (
          <span className={classes.records}>{formatQuantity(records, "record")}</span>
        ) : null}
        <RowButton
          label={`Move ${name} up`}
          move="up"
          disabled={index === 0}
          onClick={() => onMove(index, index - 1)}
        >
          <IconArrowUp size={14} stroke={1.5} />
        </RowButton>
        <RowButton
          label={`Move ${name} down`}
          move="down"
          disabled={index === last}
          onClick={() => onMove(index, index + 1)}
        >
          <IconArrowDown size={14} stroke={1.5} />
        </RowButton>
        {before && (isHeld || archived) ? (
          <RowButton
            label={archived ? `Restore ${name}` : `Archive ${name}`}
            onClick={() => setValue(`options.${index}.archived`, !archived, { shouldDirty: true })}
          >
            {archived ? (
              <IconArchiveOff size={14} stroke={1.5} />
            ) : (
              <IconArchive size={14} stroke={1.5} />
            )}
          </RowButton>
        ) : (
          <RowButton label={`Remove ${name}`} onClick={onRemove}>
            <IconTrash size={14} stroke={1.5} />
          </RowButton>
        )}
      </div>
      <OptionRemark before={before} label={label} archived={archived} records={records} />
    </li>
  );
}

/** What becomes of the values that hold the option. */
function OptionRemark({
  before,
  label,
  archived,
  records,
}: {
  before: AttributeOption | undefined;
  label: string;
  archived: boolean;
  records: number | undefined;
}) {
  if (!before || records === undefined) return null;
  const remarks = [
    before.label !== label.trim() && records > 0
      ? `Renamed from “${before.label}”: ${formatQuantity(records, "record")} will hold the new label.`
      : "",
    archived
      ? `Archived: can’t be chosen any more${records > 0 ? `; ${formatQuantity(records, "record keeps", "records keep")} it` : ""}.`
      : "",
  ].filter((remark) => remark !== "");
  return remarks.length > 0 ? <p className={classes.remark}>{remarks.join(" ")}</p> : null;
}

function RowButton({
  label,
  move,
  disabled = false,
  onClick,
  children,
}: {
  label: string;
  move?: "up" | "down";
  disabled?: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={28}
        aria-label={label}
        data-move={move}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
