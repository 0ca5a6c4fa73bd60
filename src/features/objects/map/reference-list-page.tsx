import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ListedReference, ReferenceEnd } from "../../../../contract/references.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { KeysetList } from "../../../components/data-table/keyset-list.tsx";
import { firstPage } from "../../../components/data-table/keyset-turn.ts";
import { defaultPageSize } from "../../../components/data-table/table-footer.tsx";
import { EmptyState } from "../../../components/ui/empty-state.tsx";
import { PageHeader } from "../../../components/ui/page-header.tsx";
import { findObjectType, useSchema } from "../../../workspace/schema-query.ts";
import { referenceQueries } from "../queries.ts";
import { ReferenceEndLink } from "./reference-end-link.tsx";
import type { ReferenceListSearch } from "./reference-list-search.ts";
import classes from "./reference-list-page.module.css";

const trail = (
  <>
    <Link to="/settings/objects">Object types</Link>
    <span aria-hidden>/</span>
    <Link to="/settings/objects/map">Schema map</Link>
  </>
);

/** Everything that is referred to through one attribute: who refers, and to what. */
export function ReferenceListPage({
  attributeId,
  search,
}: {
  attributeId: string;
  search: ReferenceListSearch;
}) {
  const query = referenceQueries.list(attributeId, search);
  const { data, error, isPlaceholderData, refetch } = useQuery(query);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const schema = useSchema();
  const attribute = [
    schema.contact_attributes,
    schema.conversation_attributes,
    ...schema.object_types.map(({ attributes }) => attributes),
  ]
    .flat()
    .find(({ id }) => id === attributeId);
  const change = (changes: ReferenceListSearch) =>
    void navigate({
      to: "/settings/objects/map/$attribute",
      params: { attribute: attributeId },
      search: { ...search, ...changes },
    });

  if (!attribute?.reference) {
    return (
      <>
        <PageHeader title="References" trail={trail} />
        <EmptyState
          title="There is no such reference attribute"
          action={<Link to="/settings/objects/map">See the schema map</Link>}
        />
      </>
    );
  }
  const nameOf = (id: string | null) =>
    schema.object_types.find((type) => type.id === id)?.label ?? id ?? "";
  const owner =
    attribute.owner_kind === "instance" ? nameOf(attribute.object_type_id) : attribute.owner_kind;
  const target = nameOf(attribute.reference.object_type_id);
  return (
    <>
      <PageHeader
        title={`${capitalised(owner)} → ${target}: ${attribute.label}`}
        count={data?.total_count}
        trail={trail}
      />
      <KeysetList
        label="References"
        columns={columnsOf(capitalised(owner), target, (end) => isOpenable(schema, end))}
        getRowId={({ owner: { id }, position }) => `${id} ${position}`}
        onOpen={({ owner: end }) => {
          if (isOpenable(schema, end)) openRecord(end);
        }}
        list={data && { rows: data.references, total: data.total_count, page: data.page }}
        failure={error}
        onRetry={() => void refetch()}
        isStale={isPlaceholderData}
        empty={
          <EmptyState title={`No ${owner.toLowerCase()} refers to anything through it yet`}>
            References made through <code>{attribute.name}</code> are listed here.
          </EmptyState>
        }
        perPage={search.per_page ?? defaultPageSize}
        onPerPage={(per_page) => change({ per_page, ...firstPage })}
        hasCursor={search.after !== undefined || search.before !== undefined}
        onTurn={(cursors) => change(cursors)}
        prefetch={(cursors) =>
          void queryClient.prefetchQuery(
            referenceQueries.list(attributeId, { ...search, ...cursors }),
          )
        }
      />
    </>
  );

  function openRecord({ kind, id, object_type_id }: ReferenceEnd): void {
    if (kind === "contact") void navigate({ to: "/contacts/$id", params: { id } });
    else if (kind === "conversation") void navigate({ to: "/conversations/$id", params: { id } });
    else void navigate({ to: "/objects/$type/$id", params: { type: object_type_id ?? "", id } });
  }
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A record that is there, and not of an archived type. */
function isOpenable(
  schema: ReturnType<typeof useSchema>,
  { kind, title, object_type_id }: ReferenceEnd,
): boolean {
  if (title === null) return false;
  return kind !== "instance" || findObjectType(schema, object_type_id ?? "") !== undefined;
}

function columnsOf(
  owner: string,
  target: string,
  isLinked: (end: ReferenceEnd) => boolean,
): Column<ListedReference>[] {
  return [
    {
      id: "owner",
      header: owner,
      width: 300,
      card: "title",
      cell: ({ owner: end }) => <ReferenceEndLink end={end} isLinked={isLinked(end)} />,
    },
    {
      id: "position",
      header: "Place",
      width: 70,
      align: "end",
      card: "corner",
      cell: ({ position }) => position + 1,
    },
    {
      id: "instance",
      header: target,
      width: 320,
      grows: true,
      card: "detail",
      cell: ({ instance: end }) => <ReferenceEndLink end={end} isLinked={isLinked(end)} />,
    },
    {
      id: "id",
      header: `${target} id`,
      width: 200,
      cell: ({ instance }) => <bdi className={classes.id}>{instance.id}</bdi>,
    },
  ];
}
