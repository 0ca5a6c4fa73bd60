import { queryOptions, useQuery } from "@tanstack/react-query";
import type { SchemaGraph } from "./schema-graph.ts";
import { boxHeight, layoutSchema } from "./schema-layout.ts";

/** Where ELK puts the boxes; asked again only when boxes come, go or grow. */
export function useSchemaLayout(graph: SchemaGraph) {
  return useQuery(schemaLayoutQuery(graph));
}

function schemaLayoutQuery(graph: SchemaGraph) {
  const shape = {
    boxes: graph.boxes.map((box) => [box.id, boxHeight(box), box.attributes.map(({ id }) => id)]),
    edges: graph.edges.map(({ id, source, target }) => [id, source, target]),
  };
  return queryOptions({
    queryKey: ["schema-layout", shape],
    queryFn: () => layoutSchema(graph),
    staleTime: Infinity,
    retry: false,
    networkMode: "always",
  });
}
