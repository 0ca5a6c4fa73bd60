import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowRight } from "@tabler/icons-react";
import type { ObjectType } from "../../../contract/objects.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import classes from "./exact-match.module.css";
import { exactMatchQuery } from "./exact-match-query.ts";

/** The way to the one instance whose id or external id was typed in full. */
export function ExactMatch({ objectType, q }: { objectType: ObjectType; q: string }) {
  const { data: instance } = useQuery(exactMatchQuery(objectType.id, q));
  return (
    <span role="status" className={classes.match}>
      {instance ? (
        <Link to="/objects/$type/$id" params={{ type: objectType.id, id: instance.id }}>
          Open {instanceTitle(instance, objectType)}
          <IconArrowRight size={14} stroke={1.5} aria-hidden />
        </Link>
      ) : null}
    </span>
  );
}
