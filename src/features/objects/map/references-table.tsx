import { Link, useNavigate } from "@tanstack/react-router";
import type { ReferenceCount } from "../../../../contract/references.ts";
import type { Column } from "../../../components/data-table/column.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { EmptyState } from "../../../components/ui/empty-state.tsx";
import { formatCount } from "../../../lib/format.ts";
import type { SchemaEdge, SchemaGraph } from "./schema-graph.ts";

interface Row {
  edge: SchemaEdge;
  owner: string;
  target: string;
  count: ReferenceCount | undefined;
}

/** What the map shows, in rows: every reference attribute with what it joins. */
export function ReferencesTable({
  graph,
  counts,
}: {
  graph: SchemaGraph;
  counts: Map<string, ReferenceCount> | undefined;
}) {
  const navigate = useNavigate();
  const titles = new Map(graph.boxes.map(({ id, title }) => [id, title]));
  const rows = graph.edges.map((edge): Row => ({
    edge,
    owner: titles.get(edge.source) ?? edge.source,
    target: titles.get(edge.target) ?? edge.target,
    count: counts?.get(edge.id),
  }));
  if (rows.length === 0) {
    return (
      <EmptyState title="Nothing refers to anything yet">
        An attribute of the type “Reference” joins contacts, conversations or objects with a type.
      </EmptyState>
    );
  }
  return (
    <DataTable
      label="References"
      columns={columns}
      rows={rows}
      getRowId={({ edge }) => edge.id}
      onOpen={({ edge }) =>
        void navigate({ to: "/settings/objects/map/$attribute", params: { attribute: edge.id } })
      }
    />
  );
}

const columns: Column<Row>[] = [
  {
    id: "attribute",
    header: "Attribute",
    width: 240,
    grows: true,
    card: "title",
    cell: ({ edge: { id, attribute } }) => (
      <Link to="/settings/objects/map/$attribute" params={{ attribute: id }}>
        {attribute.label}
        {attribute.archived ? " (archived)" : ""}
      </Link>
    ),
  },
  {
    id: "joins",
    header: "From and to",
    width: 280,
    card: "detail",
    cell: ({ owner, target }) => `${owner} → ${target}`,
  },
  {
    id: "name",
    header: "Name",
    width: 180,
    cell: ({ edge: { attribute } }) => <code>{attribute.name}</code>,
  },
  {
    id: "cardinality",
    header: "Holds",
    width: 80,
    cell: ({ edge: { attribute } }) => attribute.reference?.type,
  },
  {
    id: "references",
    header: "References",
    width: 110,
    align: "end",
    card: "corner",
    cell: ({ count }) => (count ? formatCount(count.references) : "…"),
  },
  {
    id: "records",
    header: "Records with any",
    width: 140,
    align: "end",
    cell: ({ count }) => (count ? formatCount(count.records) : "…"),
  },
];
