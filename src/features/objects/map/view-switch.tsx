import { useLinkProps } from "@tanstack/react-router";
import segments from "../../../components/ui/segmented-links.module.css";
import type { SchemaMapSearch } from "./schema-map-search.ts";
import classes from "./view-switch.module.css";

type View = SchemaMapSearch["view"];

/** The same data as a map or as a table, each at an address of its own; T goes from one to the other. */
export function ViewSwitch({ view }: { view: View }) {
  return (
    <nav aria-label="Show as" className={segments.links}>
      <ViewLink option={undefined} label="Map" isCurrent={view === undefined} />
      <ViewLink option="table" label="Table" isCurrent={view === "table"} />
      <kbd className={classes.key} title="T switches between map and table">
        T
      </kbd>
    </nav>
  );
}

function ViewLink({
  option,
  label,
  isCurrent,
}: {
  option: View;
  label: string;
  isCurrent: boolean;
}) {
  const link = useLinkProps({
    from: "/settings/objects/map",
    to: "/settings/objects/map",
    search: (previous) => ({ ...previous, view: option }),
  });
  // The router takes a link for the current one wherever the address holds more than the link.
  return (
    <a {...link} className={segments.option} aria-current={isCurrent ? "true" : undefined}>
      {label}
    </a>
  );
}
