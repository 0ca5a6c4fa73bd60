import type { Attribute } from "../../../contract/attributes.ts";
import type { CheckKind } from "../../../contract/check-kinds.ts";
import type { Finding, FindingRecord } from "../../../contract/checks.ts";
import type { WorkspaceSchema } from "../../../contract/objects.ts";
import type { PickedRecord } from "../../workspace/record-picker-queries.ts";
import type { SetPlace } from "../../workspace/set-places.ts";
import { attributeOf } from "./finding-nouns.ts";

/** A change of the set that one attribute of one record holds. */
export interface SetFix {
  owner: FindingRecord;
  attribute: Attribute;
  added: PickedRecord[];
  isRemoved: (place: SetPlace) => boolean;
}

const setFixWords = {
  dangling_reference: { button: "Remove it…", title: "Remove a dangling reference" },
  other_type: { button: "Remove it…", title: "Remove a reference to another type" },
  several_in_to_one: { button: "Choose one…", title: "Choose the one to keep" },
  same_instance_twice: { button: "Keep the first…", title: "Keep the first of the same" },
  one_sided_pair: { button: "Complete the pair…", title: "Complete the pair" },
} as const;
export type SetFixKind = keyof typeof setFixWords;

/** Kinds that are mended the same way whatever was found, so that all of a kind can be mended at once. */
const bulkFixWords = {
  dangling_reference: { button: "Remove all…", title: "Remove all dangling references" },
  other_type: { button: "Remove all…", title: "Remove all references to another type" },
  same_instance_twice: {
    button: "Keep the first of each…",
    title: "Keep the first wherever the same instance stands twice",
  },
} as const;
export type BulkFixKind = keyof typeof bulkFixWords;

export function hasBulkFix(kind: CheckKind): kind is BulkFixKind {
  return kind in bulkFixWords;
}

export function bulkFixLabel(kind: BulkFixKind): string {
  return bulkFixWords[kind].button;
}

export function bulkFixTitle(kind: BulkFixKind): string {
  return bulkFixWords[kind].title;
}

/** A finding that the console can mend. */
export type Fixable = Finding & { kind: SetFixKind | "merged_contact" };

export function isFixable(finding: Finding): finding is Fixable {
  return hasSetFix(finding) || finding.kind === "merged_contact";
}

export function hasSetFix(finding: Finding): finding is Finding & { kind: SetFixKind } {
  return finding.kind in setFixWords;
}

/** What there is to choose before the change is clear: the instance to keep, or which side of a pair to write. */
export function choicesOf(
  finding: Finding & { kind: SetFixKind },
): { label: string; options: { value: string; label: string }[] } | undefined {
  const { kind, subject, others } = finding;
  if (kind === "several_in_to_one")
    return { label: "Keep", options: others.map(({ id, title }) => ({ value: id, label: title })) };
  if (kind !== "one_sided_pair") return undefined;
  const [one, other] = [subject?.title ?? "", others[0]?.title ?? ""];
  return {
    label: "Mend it by",
    options: [
      { value: "add", label: `Adding ${one} to ${other}` },
      { value: "remove", label: `Removing ${other} from ${one}` },
    ],
  };
}

/** What the button says that opens the preview. */
export function fixLabel(finding: Fixable): string {
  return hasSetFix(finding) ? setFixWords[finding.kind].button : "Move it…";
}

export function fixTitle({ kind }: { kind: SetFixKind }): string {
  return setFixWords[kind].title;
}

/** The change that mends a finding; undefined where its attribute is archived by now. */
export function setFixOf(
  schema: WorkspaceSchema,
  { kind, subject, attribute_name, value, others: [other] }: Finding & { kind: SetFixKind },
  choice: string | undefined,
): SetFix | undefined {
  const attribute = subject && attributeOf(schema, subject, attribute_name);
  if (!subject || !attribute) return undefined;
  const own = { owner: subject, attribute, added: [] };
  switch (kind) {
    case "dangling_reference":
      return { ...own, isRemoved: ({ id }) => id === value };
    case "other_type":
      return { ...own, isRemoved: ({ id }) => id === other?.id };
    case "same_instance_twice":
      return { ...own, isRemoved: ({ id, isRepeated }) => isRepeated && id === other?.id };
    case "several_in_to_one":
      return { ...own, isRemoved: ({ id, isRepeated }) => id !== choice || isRepeated };
    case "one_sided_pair": {
      if (choice === "remove") return { ...own, isRemoved: ({ id }) => id === other?.id };
      const mirror = other && attributeOf(schema, other, value);
      if (!other || !mirror) return undefined;
      const added = [{ id: subject.id, title: subject.title, subtitle: "" }];
      return { owner: other, attribute: mirror, added, isRemoved: () => false };
    }
  }
}
