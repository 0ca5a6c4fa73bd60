import { isDeepStrictEqual } from "node:util";
import { newAttributeSchema, ownerKinds, type Attribute } from "../../contract/attributes.ts";
import type { DeclaredAttribute, DeclaredAttributes } from "../connectors/connector.ts";
import type { Database } from "../database/database.ts";
import { attributesOf, type Schema } from "../workspace/schema.ts";
import { ensureTypes } from "./ensure-types.ts";
import { takeSchemaSteps, type SchemaStep } from "./schema-steps.ts";

/** Bring the data model up to what the vendor declares, types that it names included. */
export async function learnDeclared(
  database: Database,
  declared: DeclaredAttributes,
  quiet: { isQuiet: boolean },
): Promise<void> {
  const all = Object.values(declared).flat();
  const targets = all.flatMap(({ reference }) => reference?.object_type_id ?? []);
  await ensureTypes(database, targets, quiet);
  await takeSchemaSteps(database, (schema) => planDeclared(schema, declared), quiet);
}

function planDeclared(schema: Schema, declared: DeclaredAttributes): SchemaStep[] {
  return ownerKinds.flatMap((kind) => {
    const list = declared[kind];
    if (!list) return [];
    const owners = new Set(list.map(({ objectTypeId }) => objectTypeId));
    if (kind !== "instance") owners.add(null);
    return [...owners].flatMap((objectTypeId) => {
      const held = attributesOf(schema, kind, objectTypeId);
      const named = new Map(
        list
          .filter((each) => each.objectTypeId === objectTypeId)
          .filter(({ reference }) => hasTarget(schema, reference))
          .map((each) => [each.name, each]),
      );
      return [
        ...[...named.values()].flatMap((each) => stepsOf({ kind, objectTypeId }, held, each)),
        ...held.filter((attribute) => isVanished(attribute, named)).map(archived),
      ];
    });
  });
}

function hasTarget({ objectTypes }: Schema, reference: DeclaredAttribute["reference"]): boolean {
  return reference === null || objectTypes.get(reference.object_type_id)?.archived === false;
}

function isVanished(
  { origin, archived, name }: Attribute,
  declared: ReadonlyMap<string, unknown>,
): boolean {
  return origin === "declared" && !archived && !declared.has(name);
}

function archived(attribute: Attribute): SchemaStep {
  return { do: "archive", attribute, archived: true };
}

function stepsOf(
  owner: { kind: Attribute["owner_kind"]; objectTypeId: string | null },
  held: readonly Attribute[],
  declared: DeclaredAttribute,
): SchemaStep[] {
  const { name, label, description, data_type, options, reference } = declared;
  const known = held.find((attribute) => attribute.name === name);
  if (!known) {
    const parsed = newAttributeSchema.safeParse({
      name,
      label,
      description: description.slice(0, 2000).toWellFormed(),
      data_type,
      ...(data_type === "list" && { options: options.map((option) => ({ label: option })) }),
      ...(reference && { reference }),
    });
    return parsed.success ? [{ do: "add", owner, attribute: parsed.data, origin: "declared" }] : [];
  }
  const steps: SchemaStep[] = [];
  if (known.archived) steps.push({ do: "archive", attribute: known, archived: false });
  if (known.origin === "overridden") return steps;
  const form = { data_type, reference };
  const isSame = known.data_type === data_type && isDeepStrictEqual(known.reference, reference);
  if (!isSame || known.origin === "inferred")
    steps.push({ do: "retype", attribute: known, form, origin: "declared" });
  const live = known.options.filter((option) => !option.archived).map((option) => option.label);
  if (!isDeepStrictEqual(live, options))
    steps.push({ do: "options", attribute: known, labels: options });
  return steps;
}
