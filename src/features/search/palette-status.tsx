import { VisuallyHidden } from "@mantine/core";
import type { SearchGroup } from "../../../contract/everywhere-search.ts";
import { formatCount } from "../../lib/format.ts";
import classes from "./search-palette.module.css";

/** How much was found, for those who hear it; for all who read, that nothing was. */
export function PaletteStatus({
  q,
  isSettled,
  groups,
  hasOthers,
}: {
  q: string;
  /** Whether the answer to what is typed is there. */
  isSettled: boolean;
  groups: readonly SearchGroup[];
  /** Whether pages or actions are listed. */
  hasOthers: boolean;
}) {
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const isLeast = groups.some((group) => !group.total_is_exact);
  const count = `${isLeast ? "At least " : ""}${formatCount(total)} ${total === 1 ? "record" : "records"} found`;
  const words = total === 0 ? "No record found" : count;
  return (
    <>
      <VisuallyHidden role="status">{isSettled && q !== "" ? words : ""}</VisuallyHidden>
      {isSettled && q !== "" && total === 0 && !hasOthers ? (
        <p className={classes.message}>
          <strong>No record holds “{q}”</strong>
          {q.length < 3
            ? "One or two letters find what starts with them in a title or an id."
            : "All values, ids and external ids were looked through, and the messages that opened conversations."}
        </p>
      ) : null}
    </>
  );
}
