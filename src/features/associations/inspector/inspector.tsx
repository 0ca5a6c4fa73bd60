import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { FailureState } from "../../../components/ui/failure-state.tsx";
import { PageHeader } from "../../../components/ui/page-header.tsx";
import { CopyState } from "../../../workspace/copy/copy-state.ts";
import { RecordSkeleton } from "../../../components/ui/record-skeleton.tsx";
import { useSchema } from "../../../workspace/schema-query.ts";
import { GraphWords } from "./graph-words.ts";
import { InspectorWorkspace } from "./inspector-workspace.tsx";
import type { InspectorView } from "./inspector-view.ts";
import { usePlacement } from "./use-placement.ts";
import { useRecordGraph } from "./use-record-graph.ts";
import { showGraph, type Shown, type VisibleGraph } from "./visible-graph.ts";

const nothing: VisibleGraph = { records: new Map(), edges: [] };

/** Reads the records around one, and puts each in its place. */
export function Inspector({ view, shown }: { view: InspectorView; shown: Shown }) {
  const schema = useSchema();
  const words = useMemo(() => new GraphWords(schema), [schema]);
  const read = useRecordGraph(view);
  const { graph, first, layout, path, failure, onRetry } = read;
  const visible = useMemo(
    () => (graph ? showGraph(graph, shown, path) : nothing),
    [graph, shown, path],
  );
  const placement = usePlacement(graph, first, view.focus, layout, schema);
  const focus = visible.records.get(view.focus);
  return (
    <>
      <PageHeader
        title={focus?.node.title ?? "Associations"}
        trail={<Link to="/associations">Associations</Link>}
        beside={<CopyState noun="records" />}
      />
      {failure ? (
        <FailureState
          what={graph ? "Some of it could not be read" : "The associations could not be read"}
          failure={failure}
          onRetry={onRetry}
          action={<Link to="/associations">Choose another record</Link>}
        />
      ) : null}
      {graph && focus ? (
        <InspectorWorkspace
          // What is selected may have gone from the screen since.
          view={visible.records.has(view.at) ? view : { ...view, at: view.focus }}
          graph={graph}
          visible={visible}
          placement={placement}
          words={words}
          path={path}
          isFetching={read.isFetching}
        />
      ) : failure ? null : (
        <RecordSkeleton />
      )}
    </>
  );
}
