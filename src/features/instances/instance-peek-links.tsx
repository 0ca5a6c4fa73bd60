import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Associations } from "../../../contract/associations.ts";
import type { Attribute } from "../../../contract/attributes.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { FactGroup, type Fact } from "../../components/ui/fact-group.tsx";
import { explainFailure } from "../../components/ui/failure-state.tsx";
import { formatQuantity } from "../../lib/format.ts";
import { findObjectType, useSchema } from "../../workspace/schema-query.ts";
import classes from "./instance-peek.module.css";
import { associationsQuery } from "./queries.ts";

/** How much hangs together with the instance; the record's page lists it. */
export function InstancePeekLinks({ objectType, id }: { objectType: ObjectType; id: string }) {
  const { data, error } = useQuery(associationsQuery(id));
  const nounOf = useNouns();
  if (error)
    return (
      <p className={classes.note}>Links could not be loaded. {explainFailure(error).reason}</p>
    );
  if (!data) return <p className={classes.note}>Counting links…</p>;
  return (
    <FactGroup
      title="Links"
      facts={linkFacts(data, nounOf).map((fact) => ({
        ...fact,
        value:
          fact.value === undefined ? undefined : (
            <Link to="/objects/$type/$id" params={{ type: objectType.id, id }}>
              {fact.value}
            </Link>
          ),
      }))}
    />
  );
}

type Nouns = [one: string, many: string];

function linkFacts(
  { references, referenced_by }: Associations,
  nounOf: (kind: Attribute["owner_kind"], typeId: string | null) => Nouns,
): Fact[] {
  const held = references.map(({ attribute, total }) => ({
    label: attribute.label,
    value: quantity(total, nounOf("instance", attribute.reference?.object_type_id ?? "")),
  }));
  const holders = referenced_by.map(({ attribute, total }) => {
    const nouns = nounOf(attribute.owner_kind, attribute.object_type_id);
    return {
      label: `In ${nouns[1]}`,
      hint: `Attribute ${attribute.label}`,
      value: quantity(total, nouns),
    };
  });
  return [...held, ...holders];
}

function quantity(total: number, nouns: Nouns): string | undefined {
  return total === 0 ? undefined : formatQuantity(total, ...nouns);
}

/** How the records that hold an attribute, or that it points at, are called inside a sentence. */
function useNouns() {
  const schema = useSchema();
  return (kind: Attribute["owner_kind"], typeId: string | null): Nouns => {
    if (kind !== "instance") return [kind, `${kind}s`];
    const type = findObjectType(schema, typeId ?? "");
    return type
      ? [type.label.toLowerCase(), type.label_plural.toLowerCase()]
      : [typeId ?? "", typeId ?? ""];
  };
}
