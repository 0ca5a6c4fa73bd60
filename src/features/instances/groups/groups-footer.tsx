import { Button } from "@mantine/core";
import type { InstanceGroups } from "../../../../contract/instance-groups.ts";
import type { ObjectType } from "../../../../contract/objects.ts";
import classes from "../../../components/data-table/table-footer.module.css";
import { formatCount, formatQuantity } from "../../../lib/format.ts";

/** More groups are not opened at once: the rows of each are asked for by themselves. */
const mostOpened = 20;

/** How many groups there are of how many rows, and all of them open or closed at once. */
export function GroupsFooter({
  found: { groups, total, covered, left_out },
  objectType: { label, label_plural },
  hasOpen,
  onAll,
  onNone,
}: {
  found: InstanceGroups;
  objectType: ObjectType;
  hasOpen: boolean;
  onAll: () => void;
  onNone: () => void;
}) {
  const rows = formatQuantity(total, label.toLowerCase(), label_plural.toLowerCase());
  return (
    <footer className={classes.footer}>
      <span className={classes.range} aria-live="polite">
        {rows} in {formatQuantity(groups.length + left_out, "group")}
        {covered < total ? `, counted among the newest ${formatCount(covered)}` : ""}
        {left_out > 0 ? `; ${formatQuantity(left_out, "group")} not shown` : ""}
      </span>
      <span className={classes.steps}>
        {groups.length <= mostOpened ? (
          <Button variant="default" onClick={onAll}>
            Open all
          </Button>
        ) : null}
        <Button variant="default" disabled={!hasOpen} onClick={onNone}>
          Close all
        </Button>
      </span>
    </footer>
  );
}
