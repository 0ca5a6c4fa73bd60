import type { CheckKind } from "../../../contract/check-kinds.ts";

/** What a kind of finding is called, why anyone should care, and what mends it. */
export const checkWords: Record<
  CheckKind,
  { title: string; one: string; many: string; why: string; fix: string }
> = {
  dangling_reference: {
    title: "Dangling references",
    one: "dangling reference",
    many: "dangling references",
    why: "The id matches no instance: it was deleted elsewhere or never existed. Whoever follows it finds nothing, and counts include it.",
    fix: "Remove the id from the set.",
  },
  other_type: {
    title: "References to another type",
    one: "reference to another type",
    many: "references to another type",
    why: "The attribute is for one type and holds an instance of another. Lists and filters by type leave it out.",
    fix: "Remove it from the set; link it through the right attribute instead, if there is one.",
  },
  several_in_to_one: {
    title: "Several where one is allowed",
    one: "attribute with several where one is allowed",
    many: "attributes with several where one is allowed",
    why: "The attribute holds one instance. Programs read the first and never see the others, and a write may drop them.",
    fix: "Choose the one to keep.",
  },
  same_instance_twice: {
    title: "The same instance twice",
    one: "instance that is held twice",
    many: "instances that are held twice",
    why: "The set names one instance more than once, so every count that goes through it is too high.",
    fix: "Keep the first and remove the others.",
  },
  one_sided_pair: {
    title: "One-sided pairs",
    one: "one-sided pair",
    many: "one-sided pairs",
    why: "The two types refer to each other, but only one of these two records does. From the other side the link can’t be seen.",
    fix: "Add the missing side; where it is taken by another record, remove this side.",
  },
  merged_contact: {
    title: "Merged contacts still in use",
    one: "merged contact still in use",
    many: "merged contacts still in use",
    why: "The contact was merged into another and can’t be opened any more. What it still holds is seen by nobody.",
    fix: "Move it to the contact that it was merged into.",
  },
  shared_external_id: {
    title: "External ids in several types",
    one: "external id in several types",
    many: "external ids in several types",
    why: "Each type allows it, but a program that looks up by external id alone may write to the wrong record.",
    fix: "There is no automatic fix: only you know which record has the right one. Open it and edit the external id.",
  },
  attribute_name_twice: {
    title: "Attribute names used twice",
    one: "attribute name that occurs twice",
    many: "attribute names that occur twice",
    why: "Intercom refuses a write to either of two conversation attributes with one name, and so does Objectory.",
    fix: "Archive all but one of them in the settings, which show what each holds.",
  },
  isolated_instance: {
    title: "Instances that stand alone",
    one: "instance that stands alone",
    many: "instances that stand alone",
    why: "Nothing refers to it and it refers to nothing, though its type is one that others refer to. Nobody comes across it.",
    fix: "Open it and link it to where it belongs, or delete it.",
  },
};
