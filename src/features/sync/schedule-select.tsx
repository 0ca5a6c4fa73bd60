import { NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { formatCount } from "../../lib/format.ts";
import { setSchedule } from "./queries.ts";

const never = "never";
const choices = [
  { value: String(5 * 60), label: "every 5 minutes" },
  { value: String(15 * 60), label: "every 15 minutes" },
  { value: String(60 * 60), label: "every hour" },
  { value: String(24 * 60 * 60), label: "every day" },
  { value: never, label: "only when started" },
];

/** How often everything is read again. A schedule that a program set otherwise stands among the choices. */
export function ScheduleSelect({ vendor, seconds }: { vendor: string; seconds: number | null }) {
  const save = useMutation(setSchedule);
  const shown = save.isPending ? save.variables : seconds;
  const value = shown === null ? never : String(shown);
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <NativeSelect
      size="xs"
      aria-label={`How often everything is read from ${vendor}`}
      data={
        isKnown
          ? choices
          : [{ value, label: `every ${formatCount(Number(value))} seconds` }, ...choices]
      }
      value={value}
      error={save.error ? `Not set. ${explainFailure(save.error).reason}` : undefined}
      onChange={({ currentTarget }) =>
        save.mutate(currentTarget.value === never ? null : Number(currentTarget.value))
      }
    />
  );
}
