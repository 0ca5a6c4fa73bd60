import { useMutation, useQuery } from "@tanstack/react-query";
import type { Attribute } from "../../../contract/attributes.ts";
import type { ObjectType, ObjectTypeUsage } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { formatCount, formatQuantity } from "../../lib/format.ts";
import { ArchiveQuestion } from "./archive-question.tsx";
import { updateObjectType, usageQueries } from "./queries.ts";

export function ArchiveObjectType({
  objectType,
  opened,
  onClose,
  onClosed,
}: {
  objectType: ObjectType;
  opened: boolean;
  onClose: () => void;
  onClosed: () => void;
}) {
  const usage = useQuery({ ...usageQueries.objectType(objectType.id), enabled: opened });
  const update = useMutation(updateObjectType);
  return (
    <ArchiveQuestion
      what={objectType.label_plural}
      opened={opened}
      usage={usage}
      consequences={(counted) => consequences(objectType, counted)}
      failure={update.error}
      isSaving={update.isPending}
      onArchive={() =>
        update.mutate(
          { id: objectType.id, changes: { archived: true } },
          {
            onSuccess: () => {
              announce(`Archived ${objectType.label_plural}.`);
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

function consequences(objectType: ObjectType, usage: ObjectTypeUsage): string[] {
  const { id, label, label_plural } = objectType;
  const kept = formatQuantity(
    usage.instances,
    `${label.toLowerCase()} is`,
    `${label_plural.toLowerCase()} are`,
  );
  const total = usage.referenced_by.reduce((sum, { references }) => sum + references, 0);
  const holders = usage.referenced_by
    .filter(({ references }) => references > 0)
    .map(
      ({ attribute, references, records }) =>
        `${holderName(attribute)} ${formatCount(references)} (of ${formatQuantity(records, "record")})`,
    );
  return [
    usage.instances === 0
      ? "It has no instances."
      : `${kept} kept, but nobody can list, open or change ${usage.instances === 1 ? "it" : "them"}.`,
    `The API answers 404 for /custom_object_instances/${id}.`,
    total === 0
      ? "Nothing refers to its instances."
      : `${formatQuantity(total, "reference is", "references are")} kept and shown by name, without a way to open what is behind: ${holders.join(", ")}.`,
    "Restoring it brings everything back.",
  ];
}

/** `contacts.order`, `Shipment.order`. */
function holderName({ owner_kind, object_type_id, name }: Attribute): string {
  return `${owner_kind === "instance" ? object_type_id : `${owner_kind}s`}.${name}`;
}
