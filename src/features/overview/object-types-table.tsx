import { Link } from "@tanstack/react-router";
import type { Overview } from "../../../contract/overview.ts";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { ObjectTypeIcon } from "../../workspace/object-type-icon.tsx";
import { findObjectType, useSchema } from "../../workspace/schema-query.ts";
import { useVendor } from "../../workspace/vendor.ts";
import classes from "./overview-page.module.css";

type Entry = Overview["object_types"][number];

/** Each type with what it holds, what refers to it, and what changed last. */
export function ObjectTypesTable({ objectTypes }: { objectTypes: Entry[] }) {
  const vendor = useVendor();
  if (objectTypes.length === 0) {
    return vendor ? (
      <EmptyState
        title={`No object type of ${vendor} is known yet`}
        action={<Link to="/settings/connection">See how far the copy is</Link>}
      >
        Types that something refers to are found while records are copied; any other can be added by
        its name.
      </EmptyState>
    ) : (
      <EmptyState
        title="No object types yet"
        action={<Link to="/settings/objects/new">Create an object type</Link>}
      >
        A type says what your instances are, such as orders or devices, and which attributes they
        have.
      </EmptyState>
    );
  }
  return (
    <table className={classes.types}>
      <thead>
        <tr>
          <th scope="col">Objects</th>
          <th scope="col" className={classes.number}>
            Instances
          </th>
          <th scope="col" className={classes.number}>
            References to them
          </th>
          <th scope="col">Changed last</th>
        </tr>
      </thead>
      <tbody>
        {objectTypes.map((entry) => (
          <ObjectTypeRow key={entry.object_type_id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function ObjectTypeRow({ entry }: { entry: Entry }) {
  const objectType = findObjectType(useSchema(), entry.object_type_id);
  if (!objectType) return null;
  return (
    <tr>
      <th scope="row">
        <Link to="/objects/$type" params={{ type: objectType.id }} className={classes.type}>
          <ObjectTypeIcon name={objectType.icon} />
          {objectType.label_plural}
        </Link>
      </th>
      <td className={classes.number}>{formatCount(entry.instance_count)}</td>
      <td className={classes.number}>{formatCount(entry.reference_count)}</td>
      <td>
        <ul className={classes.latest}>
          {entry.latest.map((instance) => (
            <li key={instance.id}>
              <Link to="/objects/$type/$id" params={{ type: objectType.id, id: instance.id }}>
                {instanceTitle(instance, objectType)}
              </Link>{" "}
              <Time unixSeconds={instance.updated_at} />
            </li>
          ))}
          {entry.latest.length === 0 ? <li>Nothing yet</li> : null}
        </ul>
      </td>
    </tr>
  );
}
