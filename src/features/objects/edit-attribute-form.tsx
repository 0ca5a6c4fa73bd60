import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import type { Attribute, AttributeChanges } from "../../../contract/attributes.ts";
import { announce } from "../../components/ui/announce.ts";
import { useSchema } from "../../workspace/schema-query.ts";
import { AttributeFields, FixedFacts } from "./attribute-fields.tsx";
import {
  attributeChangesFormSchema,
  attributeFormValues,
  isAttributeField,
  type AttributeFormValues,
} from "./attribute-form-schema.ts";
import { FormFooter } from "./form-footer.tsx";
import { updateAttribute, usageQueries } from "./queries.ts";
import { placeProblems } from "./server-problems.ts";
import classes from "./settings-form.module.css";

/** Changes what can be changed of an attribute, and sends only that. */
export function EditAttributeForm({
  attribute,
  onClose,
}: {
  attribute: Attribute;
  onClose: () => void;
}) {
  const { object_types } = useSchema();
  const usage = useQuery(usageQueries.attribute(attribute.id));
  const update = useMutation(updateAttribute);
  const [failure, setFailure] = useState<string>();
  const form = useForm<AttributeFormValues, unknown, AttributeChanges>({
    resolver: zodResolver(attributeChangesFormSchema(attribute)),
    defaultValues: attributeFormValues(attribute),
    mode: "onTouched",
  });
  const { isDirty } = form.formState;

  async function submit(changes: AttributeChanges): Promise<void> {
    setFailure(undefined);
    try {
      await update.mutateAsync({ id: attribute.id, changes });
      announce(`Saved ${changes.label ?? attribute.label}.`);
      onClose();
    } catch (error) {
      setFailure(placeProblems(error, form.setError, isAttributeField));
    }
  }

  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => void form.handleSubmit(submit)(event)}
    >
      <FixedFacts attribute={attribute} objectTypes={object_types} />
      <AttributeFields
        form={form}
        saved={attribute}
        usage={usage.data}
        objectTypes={object_types}
      />
      <FormFooter
        failure={failure}
        hint={isDirty ? undefined : "Nothing changed yet."}
        submitLabel="Save attribute"
        isSaving={form.formState.isSubmitting}
        isDisabled={!isDirty}
        onCancel={onClose}
      />
    </form>
  );
}
