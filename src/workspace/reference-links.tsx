import { Link } from "@tanstack/react-router";
import { referenceListSchema } from "../../contract/instances.ts";
import type { JsonValue } from "../../contract/json.ts";
import { instanceTitle } from "./instance-title.ts";
import { findObjectType, useSchema } from "./schema-query.ts";

const shownLinks = 2;

/** The instances that a relationship attribute holds, as links; beyond the first two, a count. */
export function ReferenceLinks({ value }: { value: JsonValue }) {
  const schema = useSchema();
  const list = referenceListSchema.safeParse(value);
  if (!list.success) return undefined;
  const { instances } = list.data;
  if (instances.length === 0) return <span style={{ color: "var(--text-faint)" }}>—</span>;
  return (
    <>
      {instances.slice(0, shownLinks).map((instance, index) => (
        <span key={instance.id}>
          {index > 0 ? ", " : ""}
          <Link to="/objects/$type/$id" params={{ type: instance.type, id: instance.id }}>
            {instanceTitle(instance, findObjectType(schema, instance.type))}
          </Link>
        </span>
      ))}
      {instances.length > shownLinks ? ` +${instances.length - shownLinks}` : ""}
    </>
  );
}
