import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { AssociatedRecord } from "../../../contract/associations.ts";

export function RecordLink({
  record: { kind, id, object_type_id },
  children,
}: {
  record: Pick<AssociatedRecord, "kind" | "id" | "object_type_id">;
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
