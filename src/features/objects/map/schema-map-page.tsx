import { Button, Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { useHotkeys } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { TableToolbar } from "../../../components/data-table/table-toolbar.tsx";
import { announce } from "../../../components/ui/announce.ts";
import { explainFailure, FailureState } from "../../../components/ui/failure-state.tsx";
import { PageHeader } from "../../../components/ui/page-header.tsx";
import { useSchema } from "../../../workspace/schema-query.ts";
import { sessionQuery } from "../../../workspace/session-query.ts";
import { referenceQueries } from "../queries.ts";
import { edgeCount, edgeSentence } from "./edge-label.ts";
import { ExportMenu } from "./export-menu.tsx";
import { MapSkeleton } from "./map-skeleton.tsx";
import { ReferencesTable } from "./references-table.tsx";
import { schemaGraph } from "./schema-graph.ts";
import { SchemaMap } from "./schema-map.tsx";
import type { SchemaMapSearch } from "./schema-map-search.ts";
import classes from "./schema-map-page.module.css";
import { ViewSwitch } from "./view-switch.tsx";
import { useMovedBoxes } from "./use-moved-boxes.ts";
import { useSchemaLayout } from "./use-schema-layout.ts";

const trail = <Link to="/settings/objects">Object types</Link>;

/** The data model as a map, and the same as a table. */
export function SchemaMapPage({ search }: { search: SchemaMapSearch }) {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <PageHeader title="Schema map" trail={trail} />;
  // Without the session the layout is remembered all the same, as that of a workspace without a name.
  return <MapOfWorkspace search={search} workspaceId={session.data?.workspace.id ?? ""} />;
}

function MapOfWorkspace({
  search: { view, archived },
  workspaceId,
}: {
  search: SchemaMapSearch;
  workspaceId: string;
}) {
  const schema = useSchema();
  const navigate = useNavigate({ from: "/settings/objects/map" });
  const change = (changes: SchemaMapSearch) =>
    void navigate({ search: (previous) => ({ ...previous, ...changes }), replace: true });
  const graph = useMemo(() => schemaGraph(schema, archived === "shown"), [schema, archived]);
  const layout = useSchemaLayout(graph);
  const movedBoxes = useMovedBoxes(workspaceId);
  const counts = useCounts();
  const words = useMemo(
    () => edgeWords(graph, counts.data, counts.error !== null),
    [graph, counts.data, counts.error],
  );
  const flow = useRef<HTMLDivElement>(null);
  const show = (next: SchemaMapSearch["view"]) => change({ view: next });
  useHotkeys([["T", () => show(view === "table" ? undefined : "table")]]);
  const hasArchived =
    schema.object_types.some((type) => type.archived) ||
    [schema.contact_attributes, schema.conversation_attributes]
      .concat(schema.object_types.map(({ attributes }) => attributes))
      .some((attributes) => attributes.some((attribute) => attribute.archived));
  const isMoved = graph.boxes.some(({ id }) => id in movedBoxes.moved);

  return (
    <>
      <PageHeader title="Schema map" trail={trail}>
        {layout.data ? (
          <ExportMenu
            graph={graph}
            layout={layout.data}
            moved={movedBoxes.moved}
            counts={counts.data}
            flow={view === "table" ? undefined : flow}
          />
        ) : null}
      </PageHeader>
      <TableToolbar>
        <ViewSwitch view={view} />
        {hasArchived ? (
          <Checkbox
            size="xs"
            label="Show archived"
            checked={archived === "shown"}
            onChange={({ currentTarget }) =>
              change({ archived: currentTarget.checked ? "shown" : undefined })
            }
          />
        ) : null}
        {counts.error ? (
          <p role="alert" className={classes.problem}>
            The references could not be counted. {explainFailure(counts.error).reason}{" "}
            <button type="button" onClick={() => void counts.refetch()}>
              Try again
            </button>
          </p>
        ) : null}
        {isMoved && view !== "table" ? (
          <Button
            variant="default"
            className={classes.reset ?? ""}
            onClick={() => {
              movedBoxes.reset();
              announce("The layout is as it was.");
            }}
          >
            Reset layout
          </Button>
        ) : null}
      </TableToolbar>
      {view === "table" ? (
        <ReferencesTable graph={graph} counts={counts.data} />
      ) : layout.data ? (
        <SchemaMap
          // A change of what is shown is another picture, to be fitted anew.
          key={archived ?? "live"}
          ref={flow}
          graph={graph}
          layout={layout.data}
          movedBoxes={movedBoxes}
          words={words}
        />
      ) : layout.error ? (
        <FailureState
          what="The map could not be laid out"
          failure={layout.error}
          onRetry={() => void layout.refetch()}
          action={
            <Button variant="default" onClick={() => show("table")}>
              Show the table
            </Button>
          }
        />
      ) : (
        <MapSkeleton />
      )}
    </>
  );
}

function useCounts() {
  const query = useQuery(referenceQueries.counts());
  const data = useMemo(
    () => query.data && new Map(query.data.attributes.map((count) => [count.attribute_id, count])),
    [query.data],
  );
  return { ...query, data };
}

function edgeWords(
  { boxes, edges }: ReturnType<typeof schemaGraph>,
  counts: ReturnType<typeof useCounts>["data"],
  hasFailed: boolean,
): Map<string, { count: string; sentence: string }> {
  const titles = new Map(boxes.map(({ id, title }) => [id, title]));
  return new Map(
    edges.map(({ id, attribute, source, target }) => {
      const count = edgeCount(counts, id, hasFailed);
      const sentence = edgeSentence(
        attribute,
        titles.get(source) ?? source,
        titles.get(target) ?? target,
        count,
        counts?.get(id)?.records,
      );
      return [id, { count, sentence }];
    }),
  );
}
