import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { GoneRecord } from "../../../contract/gone-records.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { Column } from "../../components/data-table/column.ts";
import { KeysetList } from "../../components/data-table/keyset-list.tsx";
import { firstPage } from "../../components/data-table/keyset-turn.ts";
import { defaultPageSize } from "../../components/data-table/table-footer.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { useVendor } from "../../workspace/vendor.ts";
import classes from "./gone-page.module.css";
import type { GoneSearch } from "./gone-search.ts";
import { copyQueries } from "./queries.ts";
import { RecordLink } from "../../workspace/record-link.tsx";
import { capitalised, recordNoun } from "../../workspace/record-nouns.ts";

/** Records that the vendor no longer has, kept as they were. */
export function GonePage({ search }: { search: GoneSearch }) {
  const vendor = useVendor() ?? "the vendor";
  const schema = useSchema();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data, error, isPlaceholderData, refetch } = useQuery(copyQueries.gone(search));
  const noun =
    search.kind === undefined
      ? { heading: "Records", one: "record", many: "records" }
      : recordNoun(schema, search.kind, search.type ?? null);
  const change = (changes: GoneSearch) =>
    void navigate({ to: "/deleted", search: { ...search, ...changes } });
  return (
    <>
      <PageHeader
        title={`${noun.heading} deleted in ${vendor}`}
        count={data?.total_count}
        trail={<Trail search={search} noun={noun.heading} />}
      />
      <KeysetList
        label={`Deleted ${noun.many}`}
        columns={columnsOf(schema)}
        getRowId={({ kind, id }) => `${kind} ${id}`}
        onOpen={({ kind, id, object_type_id }) => {
          if (kind === "contact") void navigate({ to: "/contacts/$id", params: { id } });
          else if (kind === "conversation")
            void navigate({ to: "/conversations/$id", params: { id } });
          else
            void navigate({
              to: "/objects/$type/$id",
              params: { type: object_type_id ?? "", id },
            });
        }}
        list={data && { rows: data.records, total: data.total_count, page: data.page }}
        failure={error}
        onRetry={() => void refetch()}
        isStale={isPlaceholderData}
        empty={
          <EmptyState title={`No ${noun.one} was found to be deleted in ${vendor}`}>
            A {noun.one} that {vendor} no longer has is kept here as it was, and can be looked at.
          </EmptyState>
        }
        perPage={search.per_page ?? defaultPageSize}
        onPerPage={(per_page) => change({ per_page, ...firstPage })}
        hasCursor={search.after !== undefined || search.before !== undefined}
        onTurn={(cursors) => change(cursors)}
        prefetch={(cursors) =>
          void client.prefetchQuery(copyQueries.gone({ ...search, ...cursors }))
        }
      />
    </>
  );
}

function Trail({ search: { kind, type }, noun }: { search: GoneSearch; noun: string }) {
  if (kind === "contact") return <Link to="/contacts">{noun}</Link>;
  if (kind === "conversation") return <Link to="/conversations">{noun}</Link>;
  if (kind === "instance" && type !== undefined)
    return (
      <Link to="/objects/$type" params={{ type }}>
        {noun}
      </Link>
    );
  return <Link to="/settings/connection">Connection</Link>;
}

const sources: Record<GoneRecord["source"], string> = {
  sweep: "Seen when everything was read",
  refresh: "Seen when it was opened",
  write: "Deleted from here",
};

function columnsOf(schema: WorkspaceSchema): Column<GoneRecord>[] {
  return [
    {
      id: "title",
      header: "Record",
      width: 260,
      grows: true,
      card: "title",
      cell: (record) => (
        <span className={classes.gone}>
          <RecordLink record={record}>{record.title}</RecordLink>
        </span>
      ),
    },
    {
      id: "noun",
      header: "Kind",
      width: 130,
      card: "corner",
      cell: ({ kind, object_type_id }) => capitalised(recordNoun(schema, kind, object_type_id).one),
    },
    {
      id: "external_id",
      header: "External id",
      width: 180,
      cell: ({ external_id }) => <bdi className={classes.id}>{external_id ?? "—"}</bdi>,
    },
    {
      id: "gone_at",
      header: "Gone since",
      width: 130,
      card: "detail",
      cell: ({ gone_at }) => <Time unixSeconds={gone_at} />,
    },
    {
      id: "source",
      header: "How it is known",
      width: 270,
      cell: ({ source }) => sources[source],
    },
    {
      id: "referred_by",
      header: "Referred to by",
      width: 120,
      align: "end",
      cell: ({ referred_by }) => formatCount(referred_by),
    },
  ];
}
