import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Deviation, Instance } from "../../../contract/instances.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { formatQuantity } from "../../lib/format.ts";
import { useVendor } from "../../workspace/vendor.ts";
import type { Change } from "./instance-changes.ts";
import { DeviationValue, heldValue } from "./deviation-value.tsx";
import type { InstanceField } from "./instance-fields.ts";
import classes from "./instance-review.module.css";
import { updateInstance } from "./instance-writes.ts";

/** A save of which the source of record holds something else than was sent. */
export interface Departure {
  instance: Instance;
  deviations: Deviation[];
  changes: Change[];
}

type Decision = "kept" | "put back";

/** In the place of the save: each value that the vendor made something else of, to be put back or to be kept. */
export function InstanceDeviations({
  objectType,
  departure: { instance, deviations: first, changes },
  fields,
  onDone,
}: {
  objectType: ObjectType;
  departure: Departure;
  fields: InstanceField[];
  onDone: (saved: Instance) => void;
}) {
  const vendor = useVendor() ?? "The server";
  const [saved, setSaved] = useState(instance);
  const [deviations, setDeviations] = useState(first);
  const [decisions, setDecisions] = useState<Record<string, Decision>>({});
  const [again, setAgain] = useState<ReadonlySet<string>>(new Set());
  const putBack = useMutation(updateInstance(objectType, instance.id));
  const open = deviations.filter(({ field }) => decisions[field] === undefined);
  const done = () => onDone(saved);

  function decide(field: string, decision: Decision, by: Instance = saved): void {
    setDecisions({ ...decisions, [field]: decision });
    if (open.every((deviation) => deviation.field === field)) onDone(by);
  }

  async function sendAgain(deviation: Deviation, change: Change): Promise<void> {
    const { deviations: left = [], ...now } = await putBack.mutateAsync([change]);
    setSaved(now);
    const repeated = left.find(({ field }) => field === deviation.field);
    if (!repeated) return decide(deviation.field, "put back", now);
    setDeviations(deviations.map((each) => (each === deviation ? repeated : each)));
    setAgain(new Set([...again, deviation.field]));
    return undefined;
  }

  return (
    <Modal
      opened
      onClose={done}
      title={`Saved, but ${vendor} holds something else`}
      size={680}
      closeButtonProps={{ "aria-label": `Keep what ${vendor} holds` }}
      classNames={{ title: classes.title ?? "" }}
    >
      <p className={classes.lead}>
        {formatQuantity(first.length, "value")} did not arrive as{" "}
        {first.length === 1 ? "it was" : "they were"} sent. Everything else was saved.
      </p>
      {putBack.error ? (
        <p role="alert" className={classes.failed}>
          Not put back. {explainFailure(putBack.error).reason}
        </p>
      ) : null}
      <ul className={classes.changes} aria-label={`What ${vendor} made of your changes`}>
        {deviations.map((deviation) => {
          const field = fields.find(({ path }) => path === deviation.field);
          const change = changeBack(field, deviation, changes);
          const label = field?.label ?? deviation.field;
          const decision = decisions[deviation.field];
          return (
            <li key={deviation.field} className={classes.change}>
              <span className={classes.label}>{label}</span>
              <span className={classes.sides}>
                <span>
                  <span className={classes.was}>You saved</span>{" "}
                  <DeviationValue field={field} change={change} value={deviation.sent} />
                </span>
                <span>
                  <span className={classes.was}>{vendor} holds</span>{" "}
                  <DeviationValue field={field} change={change} value={deviation.kept} />
                  {again.has(deviation.field) ? (
                    <span role="status" className={classes.types}>
                      Sent again, with the same outcome
                    </span>
                  ) : null}
                </span>
              </span>
              {decision ? (
                <span role="status" className={classes.label}>
                  {decision === "kept" ? "Kept" : "Put back"}
                </span>
              ) : (
                <span className={classes.decide}>
                  {change ? (
                    <Button
                      variant="default"
                      aria-label={`Put it back: ${label}`}
                      loading={putBack.isPending && putBack.variables[0]?.field.key === field?.key}
                      onClick={() => void sendAgain(deviation, change).catch(() => undefined)}
                    >
                      Put it back
                    </Button>
                  ) : null}
                  <Button
                    variant="subtle"
                    color="gray"
                    aria-label={`Keep ${label} as ${vendor} holds it`}
                    onClick={() => decide(deviation.field, "kept")}
                  >
                    Keep
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <div className={classes.actions}>
        <Button variant="default" onClick={done}>
          {open.length > 1 ? "Keep all as they are now" : "Keep it as it is now"}
        </Button>
      </div>
    </Modal>
  );
}

/** The change that sends a value once more, made to what the vendor holds by now; undefined for a value of no field. */
function changeBack(
  field: InstanceField | undefined,
  { kept }: Deviation,
  changes: Change[],
): Change | undefined {
  const made = changes.find((change) => change.field.key === field?.key);
  return made && { ...made, field: { ...made.field, stored: heldValue(made.field, kept) } };
}
