import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import type { Attribute } from "../../../contract/attributes.ts";
import type { SchemaAlarm } from "../../../contract/schema-alarms.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import { Time } from "../../components/ui/time.tsx";
import { useOpener } from "../../components/ui/use-opener.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { alarmWords } from "./alarm-words.ts";
import { attributesOf } from "../../workspace/attributes-of.ts";
import classes from "./copy-sections.module.css";
import { copyQueries, dismissAlarm } from "./queries.ts";

const OverrideDialog = lazyPart(
  async () => (await import("../../workspace/copy/override-dialog.tsx")).OverrideDialog,
);

/** Where the vendor's records no longer look as they did; nothing where all is as it was. */
export function AlarmsSection({ vendor }: { vendor: string }) {
  const { data } = useQuery(copyQueries.alarms());
  const schema = useSchema();
  const dismiss = useMutation(dismissAlarm);
  const [overridden, setOverridden] = useState<Attribute>();
  const opener = useOpener();
  if (!data || data.alarms.length === 0) return null;
  const attributeOf = ({ kind, object_type_id, attribute }: SchemaAlarm) =>
    attributesOf(schema, kind, object_type_id).find(({ name }) => name === attribute);
  return (
    <section aria-labelledby="alarms">
      <h2 id="alarms">{vendor}’s records look different</h2>
      {dismiss.error ? (
        <p role="alert" className={classes.failure}>
          Not dismissed. {explainFailure(dismiss.error).reason}
        </p>
      ) : null}
      <ul className={classes.alarms}>
        {data.alarms.map((alarm) => {
          const attribute = attributeOf(alarm);
          const words = alarmWords(schema, alarm);
          return (
            <li key={alarm.number}>
              <span>
                {words}{" "}
                <span className={classes.dim}>
                  Seen <Time unixSeconds={alarm.at} />
                </span>
              </span>
              {attribute && alarm.what !== "vanished_attribute" ? (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={`Set type of ${attribute.label}`}
                  onClick={() => {
                    opener.remember();
                    setOverridden(attribute);
                  }}
                >
                  Set type
                </Button>
              ) : null}
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={`Dismiss: ${words}`}
                loading={dismiss.isPending && dismiss.variables === alarm.number}
                onClick={() => dismiss.mutate(alarm.number)}
              >
                Dismiss
              </Button>
            </li>
          );
        })}
      </ul>
      {overridden ? (
        <Suspense>
          <OverrideDialog
            attribute={overridden}
            onClose={() => {
              setOverridden(undefined);
              opener.giveBack();
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}
