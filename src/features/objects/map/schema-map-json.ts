import type { ReferenceCount } from "../../../../contract/references.ts";
import type { MovedBoxes } from "./moved-boxes.ts";
import type { SchemaGraph } from "./schema-graph.ts";
import { boxHeight, boxSize, type SchemaLayout } from "./schema-layout.ts";

/** The map for programs: boxes with their places and attributes, references with their counts. */
export function schemaMapJson(
  { boxes, edges }: SchemaGraph,
  layout: SchemaLayout,
  moved: MovedBoxes,
  counts: Map<string, ReferenceCount> | undefined,
) {
  return {
    boxes: boxes.map(({ id, kind, title, objectType, attributes }) => ({
      id,
      kind,
      title,
      object_type_id: objectType?.id ?? null,
      archived: objectType?.archived ?? false,
      instances: objectType?.instance_count ?? null,
      position: moved[id] ?? layout.boxes.get(id),
      attributes: attributes.map(({ name, label, data_type, archived }) => ({
        name,
        label,
        data_type,
        archived,
      })),
    })),
    references: edges.map(({ id, attribute, source, target }) => ({
      attribute_id: id,
      name: attribute.name,
      from: source,
      to: target,
      holds: attribute.reference?.type,
      archived: attribute.archived,
      references: counts?.get(id)?.references ?? null,
      records: counts?.get(id)?.records ?? null,
    })),
  };
}

/** What the whole map takes up, with the ways of its edges. */
export function schemaMapBounds(
  { boxes, edges }: SchemaGraph,
  layout: SchemaLayout,
  moved: MovedBoxes,
) {
  const corners = boxes.flatMap((box) => {
    const { x, y } = moved[box.id] ?? layout.boxes.get(box.id) ?? { x: 0, y: 0 };
    return [
      { x, y },
      { x: x + boxSize.width, y: y + boxHeight(box) },
    ];
  });
  const bends = edges
    .filter(({ source, target }) => !(source in moved || target in moved))
    .flatMap(({ id }) => layout.routes.get(id)?.points ?? []);
  const points = [...corners, ...bends];
  const left = Math.min(...points.map(({ x }) => x));
  const top = Math.min(...points.map(({ y }) => y));
  return {
    x: left,
    y: top,
    width: Math.max(...points.map(({ x }) => x)) - left,
    height: Math.max(...points.map(({ y }) => y)) - top,
  };
}
