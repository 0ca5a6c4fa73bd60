import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { Link, useBlocker, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { NewObjectType as TypeToMake } from "../../../contract/objects.ts";
import { announce } from "../../components/ui/announce.ts";
import { ConfirmDialog } from "../../components/ui/confirm-dialog.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { PageHeader } from "../../components/ui/page-header.tsx";
import { useMissing } from "../../workspace/vendor.ts";
import { FirstAttributes } from "./first-attributes.tsx";
import { FormFooter } from "./form-footer.tsx";
import { ObjectTypeFields } from "./object-type-fields.tsx";
import {
  emptyObjectType,
  isObjectTypeField,
  newObjectTypeFormSchema,
  titleChoices,
  type ObjectTypeFormValues,
} from "./object-type-form-schema.ts";
import pageClasses from "./object-types-page.module.css";
import { createObjectType } from "./queries.ts";
import { placeProblems } from "./server-problems.ts";
import classes from "./settings-form.module.css";

export function NewObjectTypePage() {
  const fixed = useMissing("change_types");
  return fixed === undefined ? <NewObjectType /> : <FixedTypes reason={fixed} />;
}

/** Types are the vendor's to make; one that is there is found by its name. */
function FixedTypes({ reason }: { reason: string }) {
  return (
    <>
      <PageHeader title="New object type" trail={trail} />
      <EmptyState
        title="Object types can’t be made here"
        action={
          <Link to="/settings/connection" hash="add-type">
            Add a type by its name
          </Link>
        }
      >
        {reason}
      </EmptyState>
    </>
  );
}

const trail = <Link to="/settings/objects">Object types</Link>;

function NewObjectType() {
  const navigate = useNavigate();
  const create = useMutation(createObjectType);
  const [failure, setFailure] = useState<string>();
  const form = useForm<ObjectTypeFormValues, unknown, TypeToMake>({
    resolver: zodResolver(newObjectTypeFormSchema),
    defaultValues: emptyObjectType,
    mode: "onTouched",
  });
  const attributes = useWatch({ control: form.control, name: "attributes" });
  const { isDirty } = form.formState;
  const isCreated = useRef(false);
  const hasUnsaved = () => isDirty && !isCreated.current;
  const leaving = useBlocker({
    shouldBlockFn: hasUnsaved,
    enableBeforeUnload: hasUnsaved,
    withResolver: true,
  });

  async function submit(type: TypeToMake): Promise<void> {
    setFailure(undefined);
    try {
      await create.mutateAsync(type);
      isCreated.current = true;
      announce(`Created ${type.label_plural}.`);
      await navigate({ to: "/settings/objects/$type", params: { type: type.id } });
    } catch (error) {
      setFailure(placeProblems(error, form.setError, isObjectTypeField));
    }
  }

  return (
    <>
      <PageHeader title="New object type" trail={trail} />
      <div className={pageClasses.page}>
        <form
          noValidate
          className={`${classes.form} ${classes.newType}`}
          onSubmit={(event) => void form.handleSubmit(submit)(event)}
        >
          <ObjectTypeFields form={form} isNew titles={titleChoices(attributes)} />
          <FirstAttributes form={form} />
          <FormFooter
            failure={failure}
            submitLabel="Create object type"
            isSaving={form.formState.isSubmitting}
            onCancel={() => void navigate({ to: "/settings/objects" })}
          />
        </form>
      </div>
      <ConfirmDialog
        opened={leaving.status === "blocked"}
        title="Leave without creating the type?"
        act="Leave"
        isDangerous
        cancel="Keep editing"
        onConfirm={() => leaving.proceed?.()}
        onCancel={() => leaving.reset?.()}
      >
        What you have entered is not saved anywhere.
      </ConfirmDialog>
    </>
  );
}
