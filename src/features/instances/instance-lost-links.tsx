import type { Associations, Holders } from "../../../contract/associations.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import classes from "./instance-delete-dialog.module.css";

const namedRecords = 3;

/** What will no longer be linked once an instance is gone: who refers to it, by attribute, and what it refers to. */
export function LostLinks({ links, noun }: { links: Associations; noun: string }) {
  const schema = useSchema();
  const holders = links.referenced_by.filter(({ total }) => total > 0);
  const held = links.references.reduce((sum, { total }) => sum + total, 0);
  if (holders.length === 0 && held === 0) {
    return <p className={classes.lead}>Nothing is linked with this {noun}.</p>;
  }
  return (
    <>
      {holders.length > 0 ? (
        <>
          <p className={classes.lead}>
            These lose their link to it. They stay as they are otherwise.
          </p>
          <ul className={classes.holders} aria-label="What loses a link">
            {holders.map((group) => (
              <li key={group.attribute.id}>
                <span className={classes.count}>
                  {quantity(schema, group)}
                  <code>{group.attribute.name}</code>
                </span>
                <span className={classes.names}>{names(group)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {held > 0 ? (
        <p className={classes.lead}>
          It refers to {formatQuantity(held, "record")} itself;{" "}
          {held === 1 ? "that stays" : "those stay"}.
        </p>
      ) : null}
    </>
  );
}

function quantity(schema: WorkspaceSchema, { attribute, total }: Holders): string {
  if (attribute.owner_kind !== "instance") return formatQuantity(total, attribute.owner_kind);
  const type = schema.object_types.find(({ id }) => id === attribute.object_type_id);
  const id = attribute.object_type_id ?? "";
  return formatQuantity(
    total,
    type?.label.toLowerCase() ?? id,
    type?.label_plural.toLowerCase() ?? id,
  );
}

function names({ records, total }: Holders): string {
  const named = records.slice(0, namedRecords).map(({ title }) => title);
  const rest = total - named.length;
  return rest > 0 ? `${named.join(", ")} and ${formatCount(rest)} more` : named.join(", ");
}
