import { useQuery } from "@tanstack/react-query";
import { instanceEndpoints } from "../../../contract/instances.ts";
import type { JsonObject, JsonValue } from "../../../contract/json.ts";
import { callEndpoint } from "../../lib/api.ts";
import type { ChangedMember } from "./changed-members.ts";
import { MemberValue } from "./member-changes.tsx";
import classes from "./outbox-page.module.css";

/** For each value that a kept write sets: what its author saw, what the vendor has now, and what is to be written. */
export function OutboxConflict({
  vendor,
  objectTypeId,
  id,
  members,
}: {
  vendor: string;
  objectTypeId: string;
  id: string;
  members: ChangedMember[];
}) {
  const { data: now } = useQuery({
    queryKey: ["instances", objectTypeId, "now", id],
    queryFn: ({ signal }) =>
      callEndpoint(instanceEndpoints.get, {
        params: { custom_object_type_identifier: objectTypeId, custom_object_instance_id: id },
        signal,
      }),
  });
  const instance = now && "id" in now ? now : undefined;
  return (
    <div className={classes.wide}>
      <table className={classes.values}>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">When it was kept</th>
            <th scope="col">In {vendor} now</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.name}>
              <th scope="row">{member.label}</th>
              <td>
                <MemberValue member={member} value={member.before} />
              </td>
              <td>
                {instance ? (
                  <MemberValue
                    member={member}
                    value={valueIn(instance.custom_attributes, instance, member.name)}
                  />
                ) : (
                  "…"
                )}
              </td>
              <td className={classes.mine}>
                <MemberValue member={member} value={member.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function valueIn(values: JsonObject, own: object, name: string): JsonValue | undefined {
  if (Object.hasOwn(values, name)) return values[name];
  return (own as JsonObject)[name];
}
