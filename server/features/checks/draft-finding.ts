import type { OwnerKind } from "../../../contract/attributes.ts";
import type { CheckKind } from "../../../contract/check-kinds.ts";
import type { CheckFindingsTable } from "../../database/tables.ts";

export interface RecordRef {
  kind: OwnerKind;
  id: string;
}

/** A finding whose records have no names yet. */
export interface DraftFinding {
  /** The same for the same defect whenever it is found. */
  id: string;
  kind: CheckKind;
  /** What has to be written to for the finding to go. */
  about: { kind: CheckFindingsTable["about_kind"]; id: string };
  subject: RecordRef | null;
  attribute: string | null;
  value: string | null;
  others: RecordRef[];
  count: number;
}

/** A finding names at most so many records besides its subject. */
export const maxOthers = 10;

/** A finding about one record; `detail` tells it from others of its kind that the record and the attribute have. */
export function draftAbout(
  kind: CheckKind,
  subject: RecordRef,
  found: {
    attribute?: string;
    detail?: string;
    value?: string;
    others?: RecordRef[];
    count?: number;
  },
): DraftFinding {
  const { attribute = null, detail = "", value = null, others = [], count = 1 } = found;
  return {
    id: JSON.stringify([kind, subject.kind, subject.id, attribute ?? "", detail]),
    kind,
    about: subject,
    subject,
    attribute,
    value,
    others: others.slice(0, maxOthers),
    count,
  };
}

export function instanceRef(id: string): RecordRef {
  return { kind: "instance", id };
}
