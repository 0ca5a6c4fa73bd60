import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { GoneRecord } from "../../../contract/gone-records.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatQuantity } from "../../lib/format.ts";
import classes from "./gone-banner.module.css";
import { recreateRecord } from "./queries.ts";

/** Long enough to read what could not be brought back. */
const lossesShownMs = 60_000;

/** Says that a record is gone and since when, and makes it anew where that can be done. */
export function GoneBanner({
  vendor,
  record,
  noun,
}: {
  vendor: string;
  record: GoneRecord;
  noun: string;
}) {
  const navigate = useNavigate();
  const recreate = useMutation(recreateRecord);

  async function makeAnew(): Promise<void> {
    const { instance, linked, lost } = await recreate.mutateAsync(record);
    const links =
      linked > 0 ? ` ${formatQuantity(linked, "record refers", "records refer")} to it again.` : "";
    announce(
      lost.length === 0
        ? `Made ${record.title} anew.${links}`
        : () => <Losses text={`Made ${record.title} anew.${links}`} lost={lost} />,
      lost.length === 0 ? {} : { shownMs: lossesShownMs },
    );
    const params = { type: instance.type, id: instance.id };
    await navigate({ to: "/objects/$type/$id", params, replace: true });
  }

  return (
    <section className={classes.banner} aria-label={`This ${noun} was deleted`}>
      <div>
        <p>
          <strong>{goneWords(vendor, noun, record)}</strong> <Time unixSeconds={record.gone_at} />.
          You see it as it was.
          {record.referred_by > 0
            ? ` ${formatQuantity(record.referred_by, "record", "records")} referred to it.`
            : ""}
        </p>
        <p>
          {record.irrecoverable ??
            `Made anew it gets another id in ${vendor}, and those that referred to it are linked to the new one.`}
        </p>
        {recreate.error ? <Failed failure={recreate.error} record={record} /> : null}
      </div>
      {record.irrecoverable === null ? (
        <Button loading={recreate.isPending} onClick={() => void makeAnew().catch(() => undefined)}>
          Make it anew
        </Button>
      ) : null}
    </section>
  );
}

function goneWords(vendor: string, noun: string, { source }: GoneRecord): string {
  return source === "write"
    ? `This ${noun} was deleted from here`
    : `${vendor} no longer has this ${noun}, noticed`;
}

function Failed({ failure, record }: { failure: Error; record: GoneRecord }) {
  const { reason, requestId } = explainFailure(failure);
  return (
    <p role="alert" className={classes.failure}>
      {record.title} was not made anew. {reason}
      {requestId ? <code> Request {requestId}</code> : null}
    </p>
  );
}

function Losses({ text, lost }: { text: string; lost: string[] }) {
  return (
    <div>
      {text} Not brought back:
      <ul className={classes.lost}>
        {lost.map((loss) => (
          <li key={loss}>{loss}</li>
        ))}
      </ul>
    </div>
  );
}
