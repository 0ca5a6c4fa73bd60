import { Link } from "@tanstack/react-router";
import { associationGroupSize, type HeldReferences } from "../../../contract/associations.ts";
import { formatCount } from "../../lib/format.ts";
import { findObjectType, useSchema } from "../../workspace/schema-query.ts";
import { AssociationGroup, AssociationRow } from "./association-group.tsx";
import classes from "./associations-panel.module.css";
import { InstanceRow } from "./instance-row.tsx";
import type { LinkChange } from "./link-change.ts";
import type { Owner } from "./queries.ts";
import { targetNoun, withArticle } from "../../workspace/record-nouns.ts";
import { placesOf } from "../../workspace/set-places.ts";
import { UnlinkButton } from "./unlink-button.tsx";

/** The instances that the record on the page refers to through one attribute. */
export function HeldGroup({
  owner,
  held,
  onChange,
}: {
  owner: Owner;
  held: HeldReferences;
  onChange: (change: LinkChange) => void;
}) {
  const schema = useSchema();
  const { attribute, total, instances, missing_ids } = held;
  const holdsOne = attribute.reference?.type === "one";
  const noun = targetNoun(schema, attribute);
  const typeId = attribute.reference?.object_type_id ?? "";
  const isLive = findObjectType(schema, typeId) !== undefined;
  const places = placesOf(instances.map(({ id }) => id));
  const unlink = (target: { key: string } | { id: string }) =>
    onChange({ act: "unlink", owner, ownerTitle: undefined, attribute, target });
  const link = () => onChange({ act: "link", owner, attribute });

  return (
    <AssociationGroup
      heading={
        isLive && total > 0 && owner.kind !== "instance" ? (
          <FilteredListLink owner={owner} typeId={typeId}>
            {noun.heading}
          </FilteredListLink>
        ) : (
          noun.heading
        )
      }
      total={total}
      attributeName={attribute.name}
      through={`Attribute ${attribute.name} (${attribute.label}) of this ${owner.kind}`}
      link={
        isLive
          ? {
              label: holdsOne && total > 0 ? "Replace" : "Link",
              description:
                holdsOne && total > 0
                  ? `Replace the ${noun.one} in ${attribute.name}`
                  : `Link ${holdsOne ? withArticle(noun.one) : noun.many} through ${attribute.name}`,
              onClick: link,
            }
          : undefined
      }
    >
      {holdsOne && total > 1 ? (
        <p className={classes.remark}>
          Holds {formatCount(total)}, though this attribute is for one {noun.one}. Unlink all but
          one.
        </p>
      ) : null}
      {total > 0 ? (
        <ul className={classes.rows}>
          {instances.map((instance, index) => (
            <InstanceRow
              key={places[index]?.key}
              instance={instance}
              expectedType={typeId}
              isRepeated={places[index]?.isRepeated ?? false}
              onUnlink={() => unlink({ key: places[index]?.key ?? "" })}
            />
          ))}
          {missing_ids.map((id) => (
            <AssociationRow
              key={id}
              title={
                <>
                  <code>{id}</code> <span className={classes.flag}>missing</span>
                </>
              }
              details={`No ${noun.one} has this id any more.`}
              unlink={<UnlinkButton title={`the missing ${id}`} onClick={() => unlink({ id })} />}
            />
          ))}
        </ul>
      ) : null}
      {total > associationGroupSize ? (
        <p className={classes.more}>
          The first {associationGroupSize} of {formatCount(total)}.{" "}
          {owner.kind === "instance" || !isLive ? null : (
            <FilteredListLink owner={owner} typeId={typeId}>
              See all in the list
            </FilteredListLink>
          )}
        </p>
      ) : null}
    </AssociationGroup>
  );
}

/** The list of all instances of the type that the contact or the conversation refers to. */
function FilteredListLink({
  owner,
  typeId,
  children,
}: {
  owner: Owner;
  typeId: string;
  children: string;
}) {
  const search = owner.kind === "contact" ? { contact: owner.id } : { conversation: owner.id };
  return (
    <Link to="/objects/$type" params={{ type: typeId }} search={search}>
      {children}
    </Link>
  );
}
