import { Link } from "@tanstack/react-router";
import type { FindingRecord } from "../../../contract/checks.ts";

export function RecordLink({
  record: { kind, id, object_type_id, title },
}: {
  record: FindingRecord;
}) {
  switch (kind) {
    case "contact":
      return (
        <Link to="/contacts/$id" params={{ id }} dir="auto">
          {title}
        </Link>
      );
    case "conversation":
      return (
        <Link to="/conversations/$id" params={{ id }} dir="auto">
          {title}
        </Link>
      );
    case "instance":
      return (
        <Link to="/objects/$type/$id" params={{ type: object_type_id ?? "", id }} dir="auto">
          {title}
        </Link>
      );
  }
}
