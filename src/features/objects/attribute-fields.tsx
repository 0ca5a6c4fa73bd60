import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import { useId } from "react";
import { useWatch, type UseFormReturn } from "react-hook-form";
import type { Attribute, AttributeUsage } from "../../../contract/attributes.ts";
import type { ObjectType } from "../../../contract/objects.ts";
import { formatQuantity } from "../../lib/format.ts";
import { useMissing } from "../../workspace/vendor.ts";
import type { AttributeFormValues } from "./attribute-form-schema.ts";
import { dataTypeChoices, describeType, suggestName } from "./attribute-words.ts";
import { OptionsEditor } from "./options-editor.tsx";
import { asMessage } from "./server-problems.ts";
import classes from "./settings-form.module.css";

type Form = UseFormReturn<AttributeFormValues, unknown, unknown>;

/** The fields of an attribute. What is fixed once it is there is told, not asked. */
export function AttributeFields({
  form,
  saved,
  usage,
  objectTypes,
}: {
  form: Form;
  /** The attribute as it is; undefined for a new one. */
  saved: Attribute | undefined;
  usage: AttributeUsage | undefined;
  /** What a reference may point at. */
  objectTypes: Pick<ObjectType, "id" | "label" | "label_plural">[];
}) {
  const { control, register, setValue, formState } = form;
  const { errors, dirtyFields } = formState;
  const isNameOwn = dirtyFields.name === true;
  const dataType = useWatch({ control, name: "data_type" });
  const missing = useMissing("change_types");
  const fixed = saved ? missing : undefined;
  const fixedId = useId();
  return (
    <>
      <TextInput
        label="Label"
        withAsterisk
        data-autofocus
        error={asMessage(errors.label?.message)}
        {...register("label", {
          onChange: (event: { target: { value: string } }) => {
            if (!saved && !isNameOwn) setValue("name", suggestName(event.target.value));
          },
        })}
      />
      {saved ? null : (
        <TextInput
          label="Name"
          withAsterisk
          description="What programs call it in custom_attributes. It can never be changed."
          classNames={{ input: classes.mono ?? "" }}
          error={asMessage(errors.name?.message)}
          {...register("name")}
        />
      )}
      {saved ? null : (
        <NativeSelect
          label="Type"
          description="It can never be changed."
          data={dataTypeChoices}
          {...register("data_type")}
        />
      )}
      {fixed === undefined ? null : (
        <p id={fixedId} className={classes.fixed}>
          {fixed} Here, only label and description can be changed.
        </p>
      )}
      <fieldset
        className={classes.fixable}
        disabled={fixed !== undefined}
        aria-describedby={fixed === undefined ? undefined : fixedId}
      >
        {dataType === "relationship" ? (
          <ReferenceFields form={form} saved={saved} usage={usage} objectTypes={objectTypes} />
        ) : null}
        {dataType === "list" ? (
          <OptionsEditor form={form} before={saved?.options ?? []} usage={usage} />
        ) : null}
      </fieldset>
      <Textarea
        label="Description"
        rows={2}
        error={asMessage(errors.description?.message)}
        {...register("description")}
      />
      <Checkbox
        label="Required"
        description="A new record must carry it, and it can’t be cleared. Records that lack it stay as they are."
        {...(fixed === undefined
          ? register("required")
          : { disabled: true, checked: saved?.required ?? false, "aria-describedby": fixedId })}
      />
    </>
  );
}

function ReferenceFields({
  form,
  saved,
  usage,
  objectTypes,
}: {
  form: Form;
  saved: Attribute | undefined;
  usage: AttributeUsage | undefined;
  objectTypes: Pick<ObjectType, "id" | "label" | "label_plural">[];
}) {
  const { control, register, formState } = form;
  const problems = formState.errors.reference;
  const targetId = useWatch({ control, name: "reference.object_type_id" });
  const target = objectTypes.find(({ id }) => id === targetId);
  const several = usage?.records_with_several ?? 0;
  const one = `One ${target?.label.toLowerCase() ?? "instance"}`;
  const many = `Many ${target?.label_plural.toLowerCase() ?? "instances"}`;
  return (
    <>
      {saved ? null : (
        <NativeSelect
          label="Refers to"
          withAsterisk
          description="It can never be changed."
          data={[
            { value: "", label: "Choose an object type", disabled: true },
            ...objectTypes.map(({ id, label_plural }) => ({ value: id, label: label_plural })),
          ]}
          error={asMessage(problems?.object_type_id?.message)}
          {...register("reference.object_type_id")}
        />
      )}
      <NativeSelect
        label="How many a record holds"
        description={
          saved?.reference?.type === "many" && several > 0
            ? `It can’t become one: ${formatQuantity(several, "record holds", "records hold")} several. Unlink all but one from each first.`
            : "From one to many is always possible; back only while no record holds several."
        }
        data={[
          { value: "many", label: many },
          { value: "one", label: one, disabled: several > 0 },
        ]}
        error={asMessage(problems?.type?.message)}
        {...register("reference.type")}
      />
    </>
  );
}

/** Says what of an attribute is fixed. */
export function FixedFacts({
  attribute,
  objectTypes,
}: {
  attribute: Attribute;
  objectTypes: ObjectType[];
}) {
  return (
    <p className={classes.fixed}>
      <code>{attribute.name}</code> · {describeType(attribute, objectTypes)}. Name
      {attribute.reference ? ", type and target" : " and type"} can’t be changed.
    </p>
  );
}
