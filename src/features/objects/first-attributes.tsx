import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from "@tabler/icons-react";
import { Suspense, useState, type ReactNode } from "react";
import { useFieldArray, useWatch, type UseFormReturn } from "react-hook-form";
import { lazyPart } from "../../components/ui/lazy-part.ts";
import type { NewAttribute } from "../../../contract/attributes.ts";
import { useOpener } from "../../components/ui/use-opener.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { attributeFormValues, emptyAttribute } from "./attribute-form-schema.ts";
import { AttributeRow } from "./attribute-row.tsx";
import classes from "./attributes-section.module.css";
import type { ObjectTypeFormValues } from "./object-type-form-schema.ts";
import { asMessage } from "./server-problems.ts";
import { SettingsModal } from "./settings-modal.tsx";

const NewAttributeForm = lazyPart(
  async () => (await import("./new-attribute-form.tsx")).NewAttributeForm,
);

/** The attributes a new type starts with; they are sent together with it. */
export function FirstAttributes({
  form,
}: {
  form: UseFormReturn<ObjectTypeFormValues, unknown, unknown>;
}) {
  const { object_types } = useSchema();
  const attributes = useFieldArray({ control: form.control, name: "attributes", keyName: "key" });
  const [editedIndex, setEditedIndex] = useState<number>();
  const [isOpen, dialog] = useDisclosure();
  const opener = useOpener();
  const edited = editedIndex === undefined ? undefined : attributes.fields[editedIndex];
  const [id, label, label_plural] = useWatch({
    control: form.control,
    name: ["id", "label", "label_plural"],
  });
  // The new type may refer to itself.
  const itself = id === "" || label === "" ? [] : [{ id, label, label_plural }];

  function save(attribute: NewAttribute): Promise<void> {
    if (editedIndex === undefined) attributes.append(attribute, { shouldFocus: false });
    else attributes.update(editedIndex, attribute);
    dialog.close();
    return Promise.resolve();
  }
  function start(index: number | undefined): void {
    setEditedIndex(index);
    opener.remember();
    dialog.open();
  }

  return (
    <section aria-labelledby="first-attributes">
      <header className={classes.header}>
        <h2 id="first-attributes" className={classes.heading}>
          First attributes <span className={classes.count}>{attributes.fields.length}</span>
        </h2>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          onClick={() => start(undefined)}
        >
          Add attribute
        </Button>
      </header>
      {attributes.fields.length === 0 ? (
        <p className={classes.none}>None yet. More can be added at any time.</p>
      ) : (
        <ul className={classes.rows}>
          {attributes.fields.map(({ key, ...attribute }, index) => (
            <AttributeRow
              key={key}
              attribute={attribute}
              problem={asMessage(form.formState.errors.attributes?.[index]?.name?.message)}
            >
              <RowAct label={`Edit ${attribute.label}`} onClick={() => start(index)}>
                <IconPencil size={16} stroke={1.5} />
              </RowAct>
              <RowAct
                label={`Move ${attribute.label} up`}
                isDisabled={index === 0}
                onClick={() => attributes.move(index, index - 1)}
              >
                <IconArrowUp size={16} stroke={1.5} />
              </RowAct>
              <RowAct
                label={`Move ${attribute.label} down`}
                isDisabled={index === attributes.fields.length - 1}
                onClick={() => attributes.move(index, index + 1)}
              >
                <IconArrowDown size={16} stroke={1.5} />
              </RowAct>
              <RowAct label={`Remove ${attribute.label}`} onClick={() => attributes.remove(index)}>
                <IconTrash size={16} stroke={1.5} />
              </RowAct>
            </AttributeRow>
          ))}
        </ul>
      )}
      <SettingsModal
        title={edited ? `Edit ${edited.label}` : "Add an attribute"}
        opened={isOpen}
        onClose={dialog.close}
        onClosed={() => opener.giveBack()}
      >
        <Suspense>
          <NewAttributeForm
            start={edited ? attributeFormValues(edited) : emptyAttribute}
            objectTypes={[...object_types.filter(({ archived }) => !archived), ...itself]}
            submitLabel={edited ? "Change attribute" : "Add attribute"}
            save={save}
            onCancel={dialog.close}
          />
        </Suspense>
      </SettingsModal>
    </section>
  );
}

function RowAct({
  label,
  isDisabled = false,
  onClick,
  children,
}: {
  label: string;
  isDisabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={isDisabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
