import type { Holders } from "../../../contract/associations.ts";
import { Time } from "../../components/ui/time.tsx";
import { formatCount } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { AssociationGroup, AssociationRow } from "./association-group.tsx";
import classes from "./associations-panel.module.css";
import type { LinkChange } from "./link-change.ts";
import { RecordLink } from "./record-link.tsx";
import { holderNoun, withArticle } from "./record-nouns.ts";
import { placesOf } from "./reference-changes.ts";
import { UnlinkButton } from "./unlink-button.tsx";

/** The records that refer to the instance on the page through one of their attributes. */
export function HoldersGroup({
  instanceId,
  holders: { attribute, total, records },
  onChange,
}: {
  instanceId: string;
  holders: Holders;
  onChange: (change: LinkChange) => void;
}) {
  const noun = holderNoun(useSchema(), attribute);
  const places = placesOf(records.map(({ id }) => id));
  return (
    <AssociationGroup
      heading={noun.heading}
      total={total}
      attributeName={attribute.name}
      through={`Attribute ${attribute.name} (${attribute.label}) of ${noun.many}`}
      link={{
        label: "Link",
        description: `Link ${withArticle(noun.one)} through its ${attribute.name}`,
        onClick: () =>
          onChange({
            act: "refer",
            instanceId,
            attribute,
            holderIds: new Set(records.map(({ id }) => id)),
          }),
      }}
    >
      {records.length > 0 ? (
        <ul className={classes.rows}>
          {records.map((record, index) => (
            <AssociationRow
              key={places[index]?.key}
              title={<RecordLink record={record}>{record.title}</RecordLink>}
              age={<Time unixSeconds={record.updated_at} />}
              details={record.subtitle}
              unlink={
                <UnlinkButton
                  title={record.title}
                  onClick={() =>
                    onChange({
                      act: "unlink",
                      owner: { kind: record.kind, id: record.id },
                      ownerTitle: record.title,
                      attribute,
                      target: { id: instanceId },
                    })
                  }
                />
              }
            />
          ))}
        </ul>
      ) : null}
      {total > records.length ? (
        <p className={classes.more}>
          The {formatCount(records.length)} changed last of {formatCount(total)}.
        </p>
      ) : null}
    </AssociationGroup>
  );
}
