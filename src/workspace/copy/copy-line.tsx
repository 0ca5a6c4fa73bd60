import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OwnerKind } from "../../../contract/attributes.ts";
import { goneRecordEndpoints } from "../../../contract/gone-records.ts";
import { callEndpoint } from "../../lib/api.ts";
import { formatCount } from "../../lib/format.ts";
import classes from "./copy-line.module.css";
import { coverageWords } from "./coverage-words.ts";
import { coverageOf, type CopiedPart } from "./coverage.ts";
import { syncQuery } from "./sync-query.ts";

export interface CopyLineProps extends CopiedPart {
  onFollow?: () => void;
}

/** One small line that leads to the whole account of the copy. */
export function CopyLine({ vendor, onFollow, ...part }: CopyLineProps & { vendor: string }) {
  // Read whenever it was asked for, as the age grows though nothing else changes.
  const { data, dataUpdatedAt } = useQuery(syncQuery);
  const coverage = data && coverageOf(data, part);
  if (!coverage) return null;
  const { text, title, isWarning } = coverageWords(vendor, part.noun, coverage, dataUpdatedAt);
  return (
    <>
      <Link
        to="/settings/connection"
        className={classes.line}
        data-warning={isWarning || undefined}
        title={title}
        onClick={onFollow}
      >
        {isWarning ? <IconAlertTriangle size={14} stroke={1.5} aria-hidden /> : null}
        {text}
      </Link>
      {part.kind === undefined ? null : (
        <GoneLink vendor={vendor} kind={part.kind} type={part.objectTypeId} />
      )}
    </>
  );
}

/** Leads to those of a list that the vendor no longer has; nothing where there are none. */
function GoneLink({
  vendor,
  kind,
  type,
}: {
  vendor: string;
  kind: OwnerKind;
  type: string | undefined;
}) {
  const { data } = useQuery({
    queryKey: ["gone", "count", kind, type],
    queryFn: ({ signal }) =>
      callEndpoint(goneRecordEndpoints.list, {
        query: { kind, object_type_id: type, per_page: 1 },
        signal,
      }),
  });
  const count = data?.total_count ?? 0;
  if (count === 0) return null;
  return (
    <Link
      to="/deleted"
      search={{ kind, ...(type === undefined ? {} : { type }) }}
      className={classes.line}
      title={`Kept as they were when ${vendor} still had them`}
    >
      {formatCount(count)} deleted in {vendor}
    </Link>
  );
}
