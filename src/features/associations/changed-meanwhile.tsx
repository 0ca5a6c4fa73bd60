import type { compareSets } from "./reference-changes.ts";
import classes from "./link-dialog.module.css";

const namedAtMost = 5;

/** Says that someone else changed the set while it was being edited, and what. */
export function ChangedMeanwhile({
  difference: { added, removed },
  nameOf,
}: {
  difference: Pick<ReturnType<typeof compareSets>, "added" | "removed">;
  nameOf: (id: string) => { title: string };
}) {
  const names = (ids: string[]) => {
    const shown = ids.slice(0, namedAtMost).map((id) => nameOf(id).title);
    const rest = ids.length - shown.length;
    return `${shown.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
  };
  return (
    <div role="alert" className={classes.changed}>
      <strong>This changed while you were looking at it. Nothing was saved.</strong>
      {added.length > 0 ? <span>Now linked as well: {names(added)}.</span> : null}
      {removed.length > 0 ? <span>Not linked any more: {names(removed)}.</span> : null}
      {added.length === 0 && removed.length === 0 ? <span>The order is another now.</span> : null}
      <span>Below is what saving does now.</span>
    </div>
  );
}
