import { useMutation, useQuery } from "@tanstack/react-query";
import type { Attribute, AttributeUsage } from "../../../contract/attributes.ts";
import { announce } from "../../components/ui/announce.ts";
import { formatQuantity } from "../../lib/format.ts";
import { ArchiveQuestion } from "./archive-question.tsx";
import { updateAttribute, usageQueries } from "./queries.ts";

export function ArchiveAttribute({
  attribute,
  opened,
  onClose,
  onClosed,
}: {
  attribute: Attribute;
  opened: boolean;
  onClose: () => void;
  onClosed: () => void;
}) {
  const usage = useQuery({ ...usageQueries.attribute(attribute.id), enabled: opened });
  const update = useMutation(updateAttribute);
  return (
    <ArchiveQuestion
      what={attribute.label}
      opened={opened}
      usage={usage}
      consequences={(counted) => consequences(attribute, counted)}
      failure={update.error}
      isSaving={update.isPending}
      onArchive={() =>
        update.mutate(
          { id: attribute.id, changes: { archived: true } },
          {
            onSuccess: () => {
              announce(`Archived ${attribute.label}.`);
              onClose();
            },
          },
        )
      }
      onCancel={() => {
        update.reset();
        onClose();
      }}
      onClosed={onClosed}
    />
  );
}

function consequences({ name, reference }: Attribute, usage: AttributeUsage): string[] {
  const fixed = [
    `Nobody can write ${name} any more: the API answers 400 and forms leave it out.`,
    "Restoring it brings everything back.",
  ];
  if (reference) {
    return [
      usage.references === 0
        ? "No record refers to anything through it."
        : `${formatQuantity(usage.references, "reference is", "references are")} kept, of ${formatQuantity(usage.records, "record")}, but hidden here and left out of what the API answers.`,
      ...fixed,
    ];
  }
  return [
    usage.records === 0
      ? "No record holds a value of it."
      : `${formatQuantity(usage.records, "value is", "values are")} kept; lists hide them, and the API goes on answering them.`,
    ...fixed,
  ];
}
