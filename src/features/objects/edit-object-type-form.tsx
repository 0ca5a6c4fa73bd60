import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { ObjectType, ObjectTypeChanges } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { FormFooter } from "./form-footer.tsx";
import { ObjectTypeFields } from "./object-type-fields.tsx";
import {
  isObjectTypeField,
  objectTypeChangesFormSchema,
  objectTypeFormValues,
  titleChoices,
  type ObjectTypeFormValues,
} from "./object-type-form-schema.ts";
import { updateObjectType } from "./queries.ts";
import { placeProblems } from "./server-problems.ts";
import classes from "./settings-form.module.css";

export function EditObjectTypeForm({
  objectType,
  onClose,
}: {
  objectType: ObjectType;
  onClose: () => void;
}) {
  const update = useMutation(updateObjectType);
  const [failure, setFailure] = useState<string>();
  const form = useForm<ObjectTypeFormValues, unknown, ObjectTypeChanges>({
    resolver: zodResolver(objectTypeChangesFormSchema(objectType)),
    defaultValues: objectTypeFormValues(objectType),
    mode: "onTouched",
  });
  const { isDirty } = form.formState;

  async function submit(changes: ObjectTypeChanges): Promise<void> {
    setFailure(undefined);
    try {
      await update.mutateAsync({ id: objectType.id, changes });
      announce(`Saved the details of ${changes.label_plural ?? objectType.label_plural}.`);
      onClose();
    } catch (error) {
      setFailure(placeProblems(error, form.setError, isObjectTypeField));
    }
  }

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => void form.handleSubmit(submit)(event)}
    >
      <ObjectTypeFields form={form} isNew={false} titles={titleChoices(objectType.attributes)} />
      <FormFooter
        failure={failure}
        hint={isDirty ? undefined : "Nothing changed yet."}
        submitLabel="Save details"
        isSaving={form.formState.isSubmitting}
        isDisabled={!isDirty}
        onCancel={onClose}
      />
    </form>
  );
}
