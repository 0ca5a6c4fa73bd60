import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { NewAttribute } from "../../../contract/attributes.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { AttributeFields } from "./attribute-fields.tsx";
import {
  isAttributeField,
  newAttributeFormSchema,
  type AttributeFormValues,
} from "./attribute-form-schema.ts";
import { FormFooter } from "./form-footer.tsx";
import { placeProblems } from "./server-problems.ts";
import classes from "./settings-form.module.css";

/** Asks for everything about an attribute that is not there yet. */
export function NewAttributeForm({
  start,
  objectTypes,
  submitLabel,
  save,
  onCancel,
}: {
  start: AttributeFormValues;
  objectTypes: Pick<ObjectType, "id" | "label" | "label_plural">[];
  submitLabel: string;
  /** Rejects with the server's refusal. */
  save: (attribute: NewAttribute) => Promise<unknown>;
  onCancel: () => void;
}) {
  const form = useForm<AttributeFormValues, unknown, NewAttribute>({
    resolver: zodResolver(newAttributeFormSchema),
    defaultValues: start,
    mode: "onTouched",
  });
  const [failure, setFailure] = useState<string>();

  async function submit(attribute: NewAttribute): Promise<void> {
    setFailure(undefined);
    try {
      await save(attribute);
    } catch (error) {
      setFailure(placeProblems(error, form.setError, isAttributeField, "attribute."));
    }
  }

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        // It may stand, by way of React's tree, inside the form of a new type.
        event.stopPropagation();
        void form.handleSubmit(submit)(event);
      }}
    >
      <AttributeFields form={form} saved={undefined} usage={undefined} objectTypes={objectTypes} />
      <FormFooter
        failure={failure}
        submitLabel={submitLabel}
        isSaving={form.formState.isSubmitting}
        onCancel={onCancel}
      />
    </form>
  );
}
