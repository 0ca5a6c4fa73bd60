import { useMutation, useQuery } from "@tanstack/react-query";
import type { Attribute } from "../../../contract/attributes.ts";
import {
  schemaDeletionEndpoints,
  type AttributeDeletion,
} from "../../../contract/schema-deletions.ts";
import { announce } from "../../components/ui/announce.ts";
import { endpointUrl } from "../../lib/api.ts";
import { formatQuantity } from "../../lib/format.ts";
import classes from "./delete-question.module.css";
import { DeleteQuestion } from "./delete-question.tsx";
import { namesOf } from "./losing-list.tsx";
import { deleteAttribute, deletionQueries } from "./queries.ts";

export function DeleteAttribute({
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
  const { id, label, name } = attribute;
  const account = useQuery({ ...deletionQueries.attribute(id), enabled: opened });
  const deletion = useMutation(deleteAttribute);

  async function remove({ revision }: AttributeDeletion): Promise<void> {
    await deletion.mutateAsync({ id, revision });
    announce(`Deleted ${label}.`);
    onClose();
  }

  return (
    <DeleteQuestion
      what={label}
      name={name}
      opened={opened}
      account={account}
      imageUrl={endpointUrl(schemaDeletionEndpoints.attributeImage, { attribute_id: id })}
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
      {account.data ? <Account attribute={attribute} account={account.data} /> : null}
    </DeleteQuestion>
  );
}

function Account({
  attribute: { name, reference },
  account,
}: {
  attribute: Attribute;
  account: AttributeDeletion;
}) {
  const { records, references, shares_name } = account;
  if (shares_name) {
    return (
      <p>
        Nothing is lost: another attribute is named <code>{name}</code> too, and keeps what stands
        under it.
      </p>
    );
  }
  if (records === 0) {
    return (
      <p>
        {reference ? "No record refers to anything through it." : "No record holds a value of it."}
      </p>
    );
  }
  const loses = records === 1 ? "loses" : "lose";
  return (
    <>
      <p>
        <strong>{formatQuantity(records, "record")}</strong> {loses}{" "}
        {reference
          ? formatQuantity(references, "reference")
          : records === 1
            ? "its value"
            : "their values"}
        . {records === 1 ? "It stays as it is" : "They stay as they are"} otherwise
        {reference ? ", and so does what is referred to" : ""}.
      </p>
      <p className={classes.names}>{namesOf(account)}</p>
    </>
  );
}
