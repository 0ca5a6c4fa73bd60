import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import { layoutGraph } from "../../../components/graph/layout-graph.ts";
import { edgeLabelWidth } from "./edge-label.ts";
import type { SchemaBox, SchemaEdge, SchemaGraph } from "./schema-graph.ts";

export interface Point {
  x: number;
  y: number;
}

/** The way of an edge from its attribute's row to the box it refers to, and the middle of its label. */
export interface EdgeRoute {
  points: Point[];
  label: Point;
}

export interface SchemaLayout {
  boxes: Map<string, Point>;
  routes: Map<string, EdgeRoute>;
}

export const boxSize = { width: 240, head: 40, row: 24, foot: 8 } as const;
const labelHeight = 24;

export function boxHeight({ attributes, hiddenAttributes }: SchemaBox): number {
  const rows = attributes.length + (hiddenAttributes > 0 ? 1 : 0);
  return boxSize.head + rows * boxSize.row + boxSize.foot;
}

/** How far below the top of its box the row of an attribute has its middle. */
export function rowMiddle(box: SchemaBox, attributeId: string): number {
  const index = box.attributes.findIndex(({ id }) => id === attributeId);
  return boxSize.head + (index + 0.5) * boxSize.row;
}

/** Owners left, what they refer to right of them; the same graph always gets the same places. */
export async function layoutSchema({ boxes, edges }: SchemaGraph): Promise<SchemaLayout> {
  const laidOut = await layoutGraph({
    id: "schema",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "RIGHT",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.spacing.nodeNode": "32",
      "elk.spacing.edgeNode": "24",
      "elk.spacing.edgeEdge": "16",
      "elk.spacing.edgeLabel": "4",
      "elk.spacing.componentComponent": "48",
      "elk.layered.spacing.nodeNodeBetweenLayers": "28",
      "elk.layered.spacing.edgeNodeBetweenLayers": "16",
      "elk.layered.nodePlacement.strategy": "BRANDES_KOEPF",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
    },
    children: boxes.map((box) => elkBox(box, edges)),
    edges: edges.map(elkEdge),
  });
  const places = (laidOut.children ?? []).map(({ id, x = 0, y = 0 }): [string, Point] => [
    id,
    { x, y },
  ]);
  const routes = (laidOut.edges ?? []).flatMap((edge): [string, EdgeRoute][] => {
    const route = routeOf(edge);
    return route ? [[edge.id, route]] : [];
  });
  return { boxes: new Map(places), routes: new Map(routes) };
}

const entry = (boxId: string) => `${boxId} entry`;
const exit = (edgeId: string) => `${edgeId} exit`;

function elkBox(box: SchemaBox, edges: SchemaEdge[]): ElkNode {
  const held = edges.filter(({ source }) => source === box.id);
  return {
    id: box.id,
    width: boxSize.width,
    height: boxHeight(box),
    layoutOptions: { "elk.portConstraints": "FIXED_POS" },
    ports: [
      {
        id: entry(box.id),
        x: 0,
        y: boxSize.head / 2,
        layoutOptions: { "elk.port.side": "WEST" },
      },
      ...held.map(({ id }) => ({
        id: exit(id),
        x: boxSize.width,
        y: rowMiddle(box, id),
        layoutOptions: { "elk.port.side": "EAST" },
      })),
    ],
  };
}

function elkEdge({ id, target, attribute }: SchemaEdge): ElkExtendedEdge {
  return {
    id,
    sources: [exit(id)],
    targets: [entry(target)],
    labels: [
      {
        id: `${id} label`,
        text: attribute.name,
        width: edgeLabelWidth(attribute),
        height: labelHeight,
        layoutOptions: { "elk.edgeLabels.inline": "true", "elk.edgeLabels.placement": "CENTER" },
      },
    ],
  };
}

function routeOf({ sections, labels }: ElkExtendedEdge): EdgeRoute | undefined {
  const [section] = sections ?? [];
  const [label] = labels ?? [];
  if (!section || !label) return undefined;
  const { x = 0, y = 0, width = 0, height = 0 } = label;
  return {
    points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
    label: { x: x + width / 2, y: y + height / 2 },
  };
}
