import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { OwnerKind } from "../../contract/attributes.ts";

/** Leads to the page of a record of any kind; says its title where nothing else is given. */
export function RecordLink({
  record: { kind, id, object_type_id, title },
  children = title,
}: {
  record: { kind: OwnerKind; id: string; object_type_id: string | null; title?: string };
  children?: ReactNode;
}) {
  switch (kind) {
    case "contact":
      return (
        <Link to="/contacts/$id" params={{ id }} dir="auto">
          {children}
        </Link>
      );
    case "conversation":
      return (
        <Link to="/conversations/$id" params={{ id }} dir="auto">
          {children}
        </Link>
      );
    case "instance":
      return (
        <Link to="/objects/$type/$id" params={{ type: object_type_id ?? "", id }} dir="auto">
          {children}
        </Link>
      );
  }
}
