import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { RefreshedRecord } from "../../../contract/sync.ts";
import { announce } from "../../components/ui/announce.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { formatDateTime } from "../../lib/format.ts";
import classes from "./copy-line.module.css";
import { agoWords } from "./coverage-words.ts";
import { PendingWrites } from "./pending-writes.tsx";
import { refreshQuery, type RefreshedAddress } from "./refresh-query.ts";

/** Who walks through a list looks at many records for a moment each; the vendor is asked for those that are stayed with. */
const settledMs = 300;
const tickMs = 30_000;

export interface FreshnessProps extends RefreshedAddress {
  /** What a record of the kind is called. */
  noun: string;
}

export function RecordFreshness({ vendor, noun, ...address }: FreshnessProps & { vendor: string }) {
  const isSettled = useAfter(settledMs);
  const { data, error, dataUpdatedAt, isFetching } = useQuery({
    ...refreshQuery(address),
    enabled: isSettled,
  });
  const nowMs = useNow();
  useAnnounced(data, dataUpdatedAt, vendor, noun);
  const warning = error
    ? `This could not be read again. ${explainFailure(error).reason}`
    : data && warningOf(data, vendor, noun, nowMs);
  return (
    <>
      <span role="status" className={classes.status}>
        {warning ? (
          <span
            className={classes.line}
            data-warning
            title={data?.problem ? `${data.problem.what} ${data.problem.remedy}` : undefined}
          >
            <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
            {warning}
          </span>
        ) : null}
        {data?.outcome === "merged" ? <Merged into={data.merged_into} vendor={vendor} /> : null}
      </span>
      {warning || data?.outcome === "merged" ? null : (
        <span className={classes.line} title={data?.as_of ? formatDateTime(data.as_of) : undefined}>
          {data?.as_of && !isFetching
            ? `As of ${agoWords(data.as_of, nowMs)}`
            : `Asking ${vendor}…`}
        </span>
      )}
      <PendingWrites vendor={vendor} {...address} />
    </>
  );
}

function warningOf(
  { outcome, as_of, problem }: RefreshedRecord,
  vendor: string,
  noun: string,
  nowMs: number,
): string | undefined {
  if (outcome === "gone" || outcome === "missing") return `${vendor} no longer has this ${noun}`;
  if (outcome !== "unavailable") return undefined;
  const what =
    problem && problem.status !== null
      ? `${vendor} did not give this record`
      : `${vendor} can’t be reached`;
  return as_of === null ? what : `${what}; you see it as of ${agoWords(as_of, nowMs)}`;
}

function Merged({ into, vendor }: { into: string | null; vendor: string }) {
  return (
    <span className={classes.line} data-warning>
      {into === null ? (
        `This contact was merged into another in ${vendor}`
      ) : (
        <>
          Merged in {vendor} into{" "}
          <Link to="/contacts/$id" params={{ id: into }}>
            the contact that lives on
          </Link>
        </>
      )}
    </span>
  );
}

/** Told once for each reading that found something. */
function useAnnounced(
  data: RefreshedRecord | undefined,
  readAtMs: number,
  vendor: string,
  noun: string,
): void {
  const told = useRef(readAtMs);
  useEffect(() => {
    if (!data || told.current === readAtMs) return;
    told.current = readAtMs;
    if (data.outcome === "changed") announce(`This ${noun} changed in ${vendor}`);
    if (data.outcome === "gone") announce(`This ${noun} was deleted in ${vendor}`);
  }, [data, readAtMs, vendor, noun]);
}

function useAfter(ms: number): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isOver;
}

/** The age grows while the record is looked at. */
function useNow(): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
