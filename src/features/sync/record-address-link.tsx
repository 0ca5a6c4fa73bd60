import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { OwnerKind } from "../../../contract/attributes.ts";

/** Leads to the page of a record of any kind. */
export function RecordAddressLink({
  record: { kind, id, object_type_id },
  children,
}: {
  record: { kind: OwnerKind; id: string; object_type_id: string | null };
  children: ReactNode;
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
