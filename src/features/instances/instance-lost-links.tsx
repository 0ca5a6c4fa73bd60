import type { DeletionAccount, LosingOwners } from "../../../contract/deletions.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import classes from "./instance-delete-dialog.module.css";

const namedRecords = 3;

/** What will no longer be linked once an instance is gone: who refers to it, by attribute, and what it refers to. */
export function LostLinks({ account, noun }: { account: DeletionAccount; noun: string }) {
  const schema = useSchema();
  const held = account.held.reduce((sum, { references }) => sum + references, 0);
  if (account.losing.length === 0 && held === 0) {
    return <p className={classes.lead}>Nothing is linked with this {noun}.</p>;
  }
  return (
    <>
      {account.losing.length > 0 ? (
        <>
          <p className={classes.lead}>{losers(account)} to it. They stay as they are otherwise.</p>
          <ul className={classes.holders} aria-label="What loses a link">
            {account.losing.map((group) => (
              <li key={`${group.owner_kind} ${group.object_type_id} ${group.attribute}`}>
                <span className={classes.count}>
                  {quantity(schema, group)}
                  <code>
                    {group.attribute}
                    {group.archived ? " (archived)" : ""}
                  </code>
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

/** `2 contacts and 1 instance lose …`: each record once, however many links it loses. */
function losers({ contacts, conversations, instances }: DeletionAccount): string {
  const parts = [
    contacts > 0 ? formatQuantity(contacts, "contact") : "",
    conversations > 0 ? formatQuantity(conversations, "conversation") : "",
    instances > 0 ? formatQuantity(instances, "instance") : "",
  ].filter((part) => part !== "");
  const last = parts.pop() ?? "";
  if (contacts + conversations + instances === 1)
    return `${last} loses its link to it, and stays as it is`;
  const all = parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
  return `${all} lose their link to it, and stay as they are`;
}

function quantity(schema: WorkspaceSchema, group: LosingOwners): string {
  const { owner_kind, object_type_id, records } = group;
  if (owner_kind !== "instance") return formatQuantity(records, owner_kind);
  const type = schema.object_types.find(({ id }) => id === object_type_id);
  const id = object_type_id ?? "";
  return formatQuantity(
    records,
    type?.label.toLowerCase() ?? id,
    type?.label_plural.toLowerCase() ?? id,
  );
}

function names({ owners, records }: LosingOwners): string {
  const named = owners
    .slice(0, namedRecords)
    .map(({ title, id }) => title ?? `${id} (matches no record)`);
  const rest = records - named.length;
  return rest > 0 ? `${named.join(", ")} and ${formatCount(rest)} more` : named.join(", ");
}
