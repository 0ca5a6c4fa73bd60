import type { Attribute } from "../../../contract/attributes.ts";
import { allRelationshipAttributes, type Schema } from "../../workspace/schema.ts";

export interface CheckedAttribute {
  attribute: Attribute;
  /** The attribute through which whoever is referred to should refer back; undefined where the two types are no pair. */
  mirror: Attribute | undefined;
}

/** What the data model says should hold. Archived types and attributes are hidden everywhere else, and so they are not checked. */
export interface CheckPlan {
  schemaVersion: number;
  attributes: CheckedAttribute[];
  /** Live types, in the order of the navigation. */
  typeIds: string[];
  /** Types that a live attribute points at: nobody expects the instances of others to be referred to. */
  referredTypeIds: ReadonlySet<string>;
  /** Names that several live attributes of conversations share, with how many do. */
  repeatedNames: ReadonlyMap<string, number>;
}

export function planChecks(schema: Schema): CheckPlan {
  const attributes = allRelationshipAttributes(schema);
  const isLive = (typeId: string) => schema.objectTypes.get(typeId)?.archived === false;
  return {
    schemaVersion: schema.version,
    attributes: attributes.map((attribute) => ({
      attribute,
      mirror: mirrorOf(attribute, attributes),
    })),
    typeIds: [...schema.objectTypes.keys()].filter(isLive),
    referredTypeIds: new Set(attributes.map(targetType)),
    repeatedNames: repeatedNames(schema.conversationAttributes),
  };
}

/** Two types are a pair where each has exactly one live attribute that names the other. */
function mirrorOf(attribute: Attribute, attributes: Attribute[]): Attribute | undefined {
  const holder = attribute.object_type_id;
  const target = targetType(attribute);
  if (holder === null || holder === target) return undefined;
  const between = (from: string, to: string) =>
    attributes.filter((each) => each.object_type_id === from && targetType(each) === to);
  const [back, ...others] = between(target, holder);
  return others.length === 0 && between(holder, target).length === 1 ? back : undefined;
}

export function targetType({ reference }: Attribute): string {
  return reference?.object_type_id ?? "";
}

function repeatedNames(attributes: readonly Attribute[]): Map<string, number> {
  const live = attributes.filter(({ archived }) => !archived);
  const byName = Map.groupBy(live, ({ name }) => name);
  return new Map(
    [...byName].filter(([, named]) => named.length > 1).map(([name, { length }]) => [name, length]),
  );
}
