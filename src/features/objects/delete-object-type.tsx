import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ObjectType } from "../../../contract/objects.ts";
import {
  schemaDeletionEndpoints,
  type ObjectTypeDeletion,
} from "../../../contract/schema-deletions.ts";
import { announce } from "../../components/ui/announce.ts";
import { endpointUrl } from "../../lib/api.ts";
import { formatQuantity } from "../../lib/format.ts";
import { DeleteQuestion } from "./delete-question.tsx";
import { LosingList, ownerName } from "./losing-list.tsx";
import { deleteObjectType, deletionQueries } from "./queries.ts";

export function DeleteObjectType({
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
  const { id, label_plural } = objectType;
  const navigate = useNavigate();
  const account = useQuery({ ...deletionQueries.objectType(id), enabled: opened });
  const deletion = useMutation(deleteObjectType);

  async function remove({ revision }: ObjectTypeDeletion): Promise<void> {
    await deletion.mutateAsync({ id, revision });
    announce(`Deleted ${label_plural}.`);
    onClose();
    await navigate({ to: "/settings/objects" });
  }

  return (
    <DeleteQuestion
      what={label_plural}
      name={id}
      opened={opened}
      account={account}
      imageUrl={endpointUrl(schemaDeletionEndpoints.typeImage, { object_type_id: id })}
      failure={deletion.error}
      isDeleting={deletion.isPending}
      // A refused deletion is shown, with new counts to agree to.
      onDelete={(counted) => void remove(counted).catch(() => account.refetch())}
      onCancel={() => {
        deletion.reset();
        onClose();
      }}
      onClosed={onClosed}
    >
      {account.data ? <Account objectType={objectType} account={account.data} /> : null}
    </DeleteQuestion>
  );
}

function Account({
  objectType: { label, label_plural },
  account,
}: {
  objectType: ObjectType;
  account: ObjectTypeDeletion;
}) {
  const { deleted_instances, attributes, views, losing, held } = account;
  const heldReferences = held.reduce((sum, { references }) => sum + references, 0);
  const instances = formatQuantity(
    deleted_instances,
    label.toLowerCase(),
    label_plural.toLowerCase(),
  );
  return (
    <>
      <p>
        The type and <strong>{instances}</strong> are deleted.
        {heldReferences > 0
          ? ` They hold ${formatQuantity(heldReferences, "reference")}; what they refer to stays.`
          : ""}
      </p>
      {attributes.length > 0 ? (
        <p>
          {formatQuantity(attributes.length, "attribute")} that{" "}
          {attributes.length === 1 ? "refers" : "refer"} to them{" "}
          {attributes.length === 1 ? "is" : "are"} deleted too:{" "}
          <code>
            {attributes.map((attribute) => `${ownerName(attribute)}.${attribute.name}`).join(", ")}
          </code>
        </p>
      ) : null}
      {views > 0 ? (
        <p>
          {formatQuantity(views, "saved view")} of {label_plural.toLowerCase()}{" "}
          {views === 1 ? "is" : "are"} deleted as well; the file does not bring{" "}
          {views === 1 ? "it" : "them"} back.
        </p>
      ) : null}
      {losing.length > 0 ? (
        <>
          <p>{losers(account)} references. They stay as they are otherwise.</p>
          <LosingList groups={losing} />
        </>
      ) : (
        <p>No other record loses a reference.</p>
      )}
    </>
  );
}

/** `2 contacts and 1 instance lose`: each record once. */
function losers({ contacts, conversations, instances }: ObjectTypeDeletion): string {
  const parts = [
    ...(contacts > 0 ? [formatQuantity(contacts, "contact")] : []),
    ...(conversations > 0 ? [formatQuantity(conversations, "conversation")] : []),
    ...(instances > 0
      ? [formatQuantity(instances, "instance of another type", "instances of other types")]
      : []),
  ];
  const last = parts.pop() ?? "";
  const all = parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
  return `${all} ${contacts + conversations + instances === 1 ? "loses" : "lose"}`;
}
