import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { externalIdSchema } from "../../../contract/instances.ts";
import type { JsonValue } from "../../../contract/json.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { useMissing, useVendor } from "../../workspace/vendor.ts";
import classes from "./instance-form.module.css";
import { instanceQueries } from "./queries.ts";

const debounceMs = 250;

/** What an external id means for later saves, and whose it is already. */
export function ExternalIdNotice({
  objectType,
  externalId,
  stored,
}: {
  objectType: ObjectType;
  externalId: string;
  /** What the record has by now; undefined for a new one. */
  stored: JsonValue | undefined;
}) {
  const noun = objectType.label.toLowerCase();
  const [debounced] = useDebouncedValue(externalId, debounceMs);
  const isNew = stored === undefined;
  const vendor = useVendor();
  const missesUpsert = useMissing("upsert");
  const isAsked = externalId !== stored && externalIdSchema.safeParse(debounced).success;
  const { data: owner } = useQuery({
    ...instanceQueries.findByExternalId(objectType.id, debounced),
    enabled: isAsked,
    staleTime: 0,
  });
  const isTaken = isAsked && owner?.external_id === externalId;
  return (
    <div role="status">
      {externalId === "" && stored !== null ? (
        <p className={classes.warning}>
          This is the key by which other systems find the {noun} again. Without one, every save that
          they make adds a new {noun}.
          {vendor !== undefined && isNew && missesUpsert === undefined
            ? ` Nor can ${vendor} tell a second sending from the first: each makes a new ${noun}, so this one is sent once and never again by itself.`
            : ""}
        </p>
      ) : isTaken ? (
        <p className={classes.warning}>
          The {noun} {instanceTitle(owner, objectType)} has this external id already.{" "}
          <Link to="/objects/$type/$id" params={{ type: objectType.id, id: owner.id }}>
            Open it
          </Link>
        </p>
      ) : isNew ? (
        <p className={classes.notice}>
          Other systems find the {noun} by this key when they update it.
        </p>
      ) : null}
    </div>
  );
}
