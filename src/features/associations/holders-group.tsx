import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { associationGroupSize, type Holders } from "../../../contract/associations.ts";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { AssociationGroup, AssociationRow } from "./association-group.tsx";
import classes from "./associations-panel.module.css";
import type { LinkChange } from "./link-change.ts";
import { associationQueries } from "./queries.ts";
import { RecordLink } from "../../workspace/record-link.tsx";
import { holderNoun, withArticle } from "../../workspace/record-nouns.ts";
import { placesOf } from "../../workspace/set-places.ts";
import { UnlinkButton } from "./unlink-button.tsx";

/** The records that refer to the instance on the page through one of their attributes. */
export function HoldersGroup({
  instanceId,
  holders: { attribute, total, is_exact, records: first, page },
  onChange,
}: {
  instanceId: string;
  holders: Holders;
  onChange: (change: LinkChange) => void;
}) {
  const noun = holderNoun(useSchema(), attribute);
  const more = useInfiniteQuery(
    associationQueries.moreHolders(instanceId, attribute.id, page.next ?? ""),
  );
  const records = [...first, ...(more.data?.pages.flatMap((each) => each.records) ?? [])];
  const hasMore = page.next !== null && (more.data === undefined || more.hasNextPage);
  const places = placesOf(records.map(({ id }) => id));
  return (
    <AssociationGroup
      heading={noun.heading}
      total={total}
      attributeName={attribute.name}
      through={`Attribute ${attribute.name} (${attribute.label}) of ${noun.many}`}
      link={{
        label: "Link",
        description: `Link ${withArticle(noun.one)} through its ${attribute.name}`,
        onClick: () =>
          onChange({
            act: "refer",
            instanceId,
            attribute,
            holderIds: new Set(records.map(({ id }) => id)),
          }),
      }}
    >
      {records.length > 0 ? (
        <ul className={classes.rows}>
          {records.map((record, index) => (
            <AssociationRow
              key={places[index]?.key}
              title={<RecordLink record={record}>{record.title}</RecordLink>}
              age={<Time unixSeconds={record.updated_at} />}
              details={record.subtitle}
              unlink={
                <UnlinkButton
                  title={record.title}
                  onClick={() =>
                    onChange({
                      act: "unlink",
                      owner: { kind: record.kind, id: record.id },
                      ownerTitle: record.title,
                      attribute,
                      target: { id: instanceId },
                    })
                  }
                />
              }
            />
          ))}
        </ul>
      ) : null}
      {page.next === null ? null : (
        <div className={`${classes.more} ${classes.moreHolders}`}>
          <span role="status">
            {formatCount(records.length)} of {is_exact ? "" : "more than "}
            {formatCount(total)}, the newest first
            {more.error ? `. No more were read. ${explainFailure(more.error).reason}` : ""}
          </span>
          {hasMore ? (
            <Button
              variant="subtle"
              size="compact-xs"
              loading={more.isFetching}
              onClick={() => void (more.data ? more.fetchNextPage() : more.refetch())}
            >
              Show {formatCount(Math.min(associationGroupSize, total - records.length))} more
            </Button>
          ) : null}
        </div>
      )}
    </AssociationGroup>
  );
}
