import { NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { formatQuantity } from "../../lib/format.ts";
import classes from "./changes-kept.module.css";
import { setChangesKept } from "./queries.ts";

const forEver = "forever";
const choices = [
  { value: "30", label: "for 30 days" },
  { value: "90", label: "for 90 days" },
  { value: "365", label: "for a year" },
  { value: forEver, label: "for ever" },
];

/** How long what changed in each record can be looked up. What a program set otherwise stands among the choices. */
export function ChangesKept({ days }: { days: number | null }) {
  const save = useMutation(setChangesKept);
  const shown = save.isPending ? save.variables : days;
  const value = shown === null ? forEver : String(shown);
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <div className={classes.line}>
      <label htmlFor="changes-kept">What changed in each record is kept</label>
      <NativeSelect
        id="changes-kept"
        size="xs"
        data={
          isKnown
            ? choices
            : [{ value, label: `for ${formatQuantity(Number(value), "day")}` }, ...choices]
        }
        value={value}
        error={save.error ? `Not set. ${explainFailure(save.error).reason}` : undefined}
        onChange={({ currentTarget }) =>
          save.mutate(currentTarget.value === forEver ? null : Number(currentTarget.value))
        }
      />
    </div>
  );
}
