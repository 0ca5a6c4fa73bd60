import "@mantine/core/styles/Radio.css";
import { Radio } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { exportFileName, type ExportFormat } from "../../../contract/exports.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import {
  choiceFormats,
  choiceLabels,
  describeChoice,
  exportChoices,
  type ExportChoice,
} from "./export-choices.ts";
import classes from "./export-dialog.module.css";
import { ExportSelectionWords } from "./export-selection-words.tsx";
import type { ExportSource } from "./export-source.ts";
import { isNarrowed, narrowingQuery } from "./narrowing-query.ts";
import { startExport } from "./start-export.tsx";

export interface ExportDialogProps {
  source: ExportSource;
  /** The columns in sight, in their order. */
  columns: readonly { id: string; header: string }[];
  /** The rows that are selected; undefined where all that match are. */
  selected: readonly string[] | undefined;
  onClose: () => void;
}

/** More do not fit into an address. */
const mostSelected = 500;

/** What goes into the file, how many rows and how large it will be, before it is begun. */
export function ExportDialog({ source, columns, selected, onClose }: ExportDialogProps) {
  const [choice, setChoice] = useState<ExportChoice>("csv");
  const [which, setWhich] = useState<"table" | "all">("table");
  const hasSelected = selected !== undefined && selected.length > 0;
  const [scope, setScope] = useState<"selected" | "matching">(
    hasSelected ? "selected" : "matching",
  );
  const ids = scope === "selected" ? selected : undefined;
  const isTooMany = (ids?.length ?? 0) > mostSelected;
  const { format, form } = choiceFormats[choice];
  const fields = source.fieldsOf(
    columns.map(({ id }) => id),
    form,
  );
  const query = {
    ...narrowingQuery(source, isTooMany ? undefined : ids),
    format,
    form,
    ...(which === "table" ? { columns: JSON.stringify(fields) } : {}),
  };
  const preview = useQuery({
    queryKey: ["exports", source.label, query],
    queryFn: ({ signal }) => source.calls.preview(query, signal),
    // What is about to be written is counted anew.
    staleTime: 0,
    gcTime: 0,
    enabled: !isTooMany,
  });
  const start = useMutation({
    mutationFn: (total: number) =>
      startExport({
        fileName: nameOfFile(source, ids, format),
        total,
        open: (signal) => source.calls.file({ ...query, frames: "true" }, signal),
      }),
  });
  const noun = (count: number) => formatQuantity(count, source.noun, source.nouns);
  const total = preview.data?.rows;

  async function confirm(): Promise<void> {
    if (total === undefined) return;
    await start.mutateAsync(total);
    onClose();
  }

  const failure = preview.error ?? (isChangeOfMind(start.error) ? null : start.error);
  return (
    <ConfirmDialog
      opened
      title={`Export ${source.nouns}`}
      act={total === undefined ? "Export" : `Export ${noun(total)}`}
      isDisabled={total === undefined || isTooMany}
      isPending={start.isPending}
      onConfirm={() => void confirm().catch(() => undefined)}
      onCancel={onClose}
    >
      <div className={classes.form}>
        <div className={classes.told}>
          <strong role="status">
            {preview.data
              ? `${noun(preview.data.rows)}, about ${formatBytes(preview.data.estimated_bytes)}`
              : isTooMany
                ? `At most ${formatCount(mostSelected)} selected rows can be exported; narrow the list instead`
                : preview.error
                  ? "Not counted"
                  : "Counting…"}
          </strong>
          <ExportSelectionWords
            source={source}
            selected={ids?.length}
            columns={which === "all" ? undefined : columns.map(({ header }) => header)}
          />
        </div>
        {hasSelected ? (
          <Choice
            legend="Rows"
            value={scope}
            onChange={setScope}
            options={[
              { value: "selected", label: `The ${formatCount(selected.length)} selected` },
              { value: "matching", label: "All that match" },
            ]}
          />
        ) : null}
        <Choice
          legend="File"
          value={choice}
          onChange={setChoice}
          options={exportChoices.map((value) => ({
            value,
            label: choiceLabels[value],
            description: describeChoice(value, query.time_zone, source.descriptions),
          }))}
        />
        <Choice
          legend="Columns"
          value={which}
          onChange={setWhich}
          options={[
            {
              value: "table",
              label: `The ${formatCount(columns.length)} of the table, in their order`,
              ...(form === "exact" && source.addedForPrograms !== undefined
                ? { description: source.addedForPrograms }
                : {}),
            },
            { value: "all", label: "All fields, ids and times too" },
          ]}
        />
        {failure ? (
          <p role="alert" className={classes.failure}>
            {preview.error ? "The rows could not be counted." : "The export could not be begun."}{" "}
            {explainFailure(failure).reason} Nothing was written.
          </p>
        ) : null}
      </div>
    </ConfirmDialog>
  );
}

function nameOfFile(
  source: ExportSource,
  ids: readonly string[] | undefined,
  format: ExportFormat,
): string {
  const day = new Date().toLocaleDateString("sv");
  return exportFileName(source.label, { day, isFiltered: isNarrowed(source, ids), format });
}

function Choice<Value extends string>({
  legend,
  value,
  onChange,
  options,
}: {
  legend: string;
  value: Value;
  onChange: (value: Value) => void;
  options: { value: Value; label: string; description?: string }[];
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <Radio
          key={option.value}
          size="xs"
          name={legend}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
          label={option.label}
          description={option.description}
          classNames={{ description: classes.description ?? "" }}
        />
      ))}
    </fieldset>
  );
}

function isChangeOfMind(error: Error | null): boolean {
  return error?.name === "AbortError";
}

const units = ["bytes", "kB", "MB", "GB"] as const;

/** One or two digits that matter: it is an estimate. */
function formatBytes(bytes: number): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${formatCount(Number((bytes / 1000 ** power).toPrecision(2)))} ${units[power]}`;
}
