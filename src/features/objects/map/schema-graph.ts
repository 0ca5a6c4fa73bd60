import type { Attribute, OwnerKind } from "../../../../contract/attributes.ts";
import type { ObjectType, WorkspaceSchema } from "../../../../contract/objects.ts";

/** An owner of attributes as it stands on the map. */
export interface SchemaBox {
  /** `contact`, `conversation` or `type:Order`. */
  id: string;
  kind: OwnerKind;
  title: string;
  /** Undefined for contacts and conversations. */
  objectType: ObjectType | undefined;
  /** In their order; those beyond `shownAttributes` that refer to nothing are left out. */
  attributes: Attribute[];
  hiddenAttributes: number;
}

export interface SchemaEdge {
  /** The id of the attribute. */
  id: string;
  attribute: Attribute;
  source: string;
  target: string;
}

export interface SchemaGraph {
  boxes: SchemaBox[];
  edges: SchemaEdge[];
}

/** A box that names more of them grows beyond what fits on a screen. */
const shownAttributes = 12;

function typeBoxId(objectTypeId: string): string {
  return `type:${objectTypeId}`;
}

/** The data model as boxes and edges: live types and attributes, and on demand what is archived. */
export function schemaGraph(schema: WorkspaceSchema, withArchived: boolean): SchemaGraph {
  const isShown = ({ archived }: { archived: boolean }) => withArchived || !archived;
  const types = schema.object_types.filter(isShown);
  const owners = [
    { id: "contact", kind: "contact", title: "Contacts", attributes: schema.contact_attributes },
    {
      id: "conversation",
      kind: "conversation",
      title: "Conversations",
      attributes: schema.conversation_attributes,
    },
    ...types.map((objectType) => ({
      id: typeBoxId(objectType.id),
      kind: "instance" as const,
      title: objectType.label_plural,
      attributes: objectType.attributes,
      objectType,
    })),
  ] as const;
  const ids = new Set<string>(owners.map(({ id }) => id));
  const boxes = owners.map((owner): SchemaBox => {
    const attributes = owner.attributes.filter(isShown);
    const shown = attributes.filter(
      ({ reference }, index) => reference !== null || index < shownAttributes,
    );
    return {
      id: owner.id,
      kind: owner.kind,
      title: owner.title,
      objectType: "objectType" in owner ? owner.objectType : undefined,
      attributes: shown,
      hiddenAttributes: attributes.length - shown.length,
    };
  });
  const edges = boxes.flatMap(({ id: source, attributes }) =>
    attributes.flatMap((attribute): SchemaEdge[] => {
      const target = attribute.reference && typeBoxId(attribute.reference.object_type_id);
      if (target === null || !ids.has(target)) return [];
      return [{ id: attribute.id, attribute, source, target }];
    }),
  );
  return { boxes, edges };
}
