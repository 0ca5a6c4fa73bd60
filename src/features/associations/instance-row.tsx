import { Link } from "@tanstack/react-router";
import type { EmbeddedInstance } from "../../../contract/instances.ts";
import { Time } from "../../components/ui/time.tsx";
import { AttributeValue } from "../../workspace/attribute-value.tsx";
import { tellingAttributes } from "../../workspace/instance-summary.ts";
import { instanceTitle } from "../../workspace/instance-title.ts";
import { findObjectType, useSchema } from "../../workspace/schema-query.ts";
import { AssociationRow } from "./association-group.tsx";
import classes from "./associations-panel.module.css";
import { UnlinkButton } from "./unlink-button.tsx";

/** An instance that is referred to, and what is odd about the reference. */
export function InstanceRow({
  instance,
  expectedType,
  isRepeated,
  onUnlink,
}: {
  instance: EmbeddedInstance;
  expectedType: string;
  isRepeated: boolean;
  onUnlink: () => void;
}) {
  const objectType = findObjectType(useSchema(), instance.type);
  const title = instanceTitle(instance, objectType);
  const changedAt = instance.external_updated_at ?? instance.external_created_at;
  const flags = [
    isRepeated ? "linked twice" : "",
    instance.type === expectedType ? "" : `${instance.type}, not ${expectedType}`,
    objectType ? "" : "archived type",
  ].filter((flag) => flag !== "");
  return (
    <AssociationRow
      title={
        <>
          {objectType ? (
            <Link
              to="/objects/$type/$id"
              params={{ type: instance.type, id: instance.id }}
              dir="auto"
            >
              {title}
            </Link>
          ) : (
            <bdi>{title}</bdi>
          )}
          {flags.map((flag) => (
            <span key={flag} className={classes.flag}>
              {flag}
            </span>
          ))}
        </>
      }
      age={changedAt === null ? null : <Time unixSeconds={changedAt} />}
      details={tellingAttributes(instance, objectType).map((attribute) => (
        <AttributeValue
          key={attribute.id}
          attribute={attribute}
          value={instance.custom_attributes[attribute.name]}
        />
      ))}
      unlink={<UnlinkButton title={title} onClick={onUnlink} />}
    />
  );
}
