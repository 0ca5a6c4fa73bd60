import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { OwnerKind } from "../../../contract/attributes.ts";
import type { RecordChange } from "../../../contract/record-changes.ts";
import { FailureState } from "../../components/ui/failure-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { useSchema } from "../../workspace/schema-query.ts";
import { attributesOf } from "../../workspace/attributes-of.ts";
import { changedMembers } from "../../workspace/copy/changed-members.ts";
import { MemberChanges } from "./member-changes.tsx";
import { copyQueries } from "./queries.ts";
import classes from "./record-changes.module.css";

export interface RecordChangesProps {
  kind: OwnerKind;
  id: string;
  /** Of instances, the type. */
  objectTypeId: string | null;
}

/** What changed in a record since it was first copied, the latest first. */
export function RecordChanges({
  vendor,
  kind,
  id,
  objectTypeId,
}: RecordChangesProps & { vendor: string }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    copyQueries.changes(kind, id),
  );
  const changes = data?.pages.flatMap((page) => page.changes) ?? [];
  return (
    <section aria-labelledby="changes" className={classes.panel}>
      <h2 id="changes">Changes</h2>
      {data ? (
        <p className={classes.explained}>
          {changes.length === 0
            ? `None since this was first copied. What somebody changes in ${vendor} stands here once it is seen.`
            : `“Seen” is when Objectory noticed a change; it was made in ${vendor} at that time or before.`}
        </p>
      ) : error ? (
        <FailureState
          what="The changes could not be loaded"
          failure={error}
          onRetry={() => void refetch()}
        />
      ) : null}
      {changes.length > 0 ? (
        <ol className={classes.changes}>
          {changes.map((change) => (
            <Change
              key={change.number}
              change={change}
              kind={kind}
              objectTypeId={objectTypeId}
              vendor={vendor}
            />
          ))}
        </ol>
      ) : null}
      {hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-xs"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show older changes
        </Button>
      ) : null}
    </section>
  );
}

function Change({
  change: { at, source, author, before, after },
  kind,
  objectTypeId,
  vendor,
}: {
  change: RecordChange;
  kind: OwnerKind;
  objectTypeId: string | null;
  vendor: string;
}) {
  const schema = useSchema();
  const attributes = attributesOf(schema, kind, objectTypeId);
  return (
    <li>
      <p className={classes.when}>
        {source === "write" ? `Written ${author === null ? "from here" : `by ${author}`}` : "Seen"}{" "}
        <Time unixSeconds={at} />
        {after === null ? `, gone from ${vendor}` : before === null ? ", new" : ""}
      </p>
      {after === null ? null : before === null ? (
        <details>
          <summary className={classes.when}>What it held</summary>
          <MemberChanges members={changedMembers(attributes, before, after)} isNew />
        </details>
      ) : (
        <MemberChanges members={changedMembers(attributes, before, after)} />
      )}
    </li>
  );
}
