import { IconUnlink } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReferenceEnd } from "../../../../contract/references.ts";
import classes from "./reference-end-link.module.css";

/** A record at one end of a reference: its name as a link, or what is wrong with it. */
export function ReferenceEndLink({
  end: { kind, id, object_type_id, title, subtitle },
  isLinked,
}: {
  end: ReferenceEnd;
  isLinked: boolean;
}) {
  if (title === null) {
    return (
      <span className={classes.missing}>
        <IconUnlink size={14} stroke={1.5} aria-hidden />
        <bdi>{id}</bdi> matches no record
      </span>
    );
  }
  const shared = { dir: "auto", title, children: title };
  return (
    <span className={classes.end}>
      {!isLinked ? (
        <bdi>{title}</bdi>
      ) : kind === "contact" ? (
        <Link to="/contacts/$id" params={{ id }} {...shared} />
      ) : kind === "conversation" ? (
        <Link to="/conversations/$id" params={{ id }} {...shared} />
      ) : (
        <Link to="/objects/$type/$id" params={{ type: object_type_id ?? "", id }} {...shared} />
      )}
      {subtitle === "" ? null : <span className={classes.subtitle}>{subtitle}</span>}
    </span>
  );
}
