import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useWatch, type UseFormReturn } from "react-hook-form";
import { objectTypeIcons } from "../../../contract/objects.ts";
import { ObjectTypeIcon } from "../../workspace/object-type-icon.tsx";
import { suggestTypeId } from "./attribute-words.ts";
import type { ObjectTypeFormValues } from "./object-type-form-schema.ts";
import { asMessage } from "./server-problems.ts";
import classes from "./settings-form.module.css";

const iconChoices = objectTypeIcons.map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1).replaceAll("-", " "),
}));

/** The fields of a type itself; a new one's are filled in from its label as long as nobody types into them. */
export function ObjectTypeFields({
  form,
  isNew,
  titles,
}: {
  form: UseFormReturn<ObjectTypeFormValues, unknown, unknown>;
  isNew: boolean;
  /** What may name an instance. */
  titles: { value: string; label: string }[];
}) {
  const { control, register, setValue, formState } = form;
  const icon = useWatch({ control, name: "icon" });
  const { errors, dirtyFields } = formState;
  const isOwn = { id: dirtyFields.id === true, plural: dirtyFields.label_plural === true };

  function suggest(label: string): void {
    if (!isNew) return;
    if (!isOwn.plural) setValue("label_plural", label === "" ? "" : `${label.trim()}s`);
    if (!isOwn.id) setValue("id", suggestTypeId(label));
  }

  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label="Label"
          withAsterisk
          data-autofocus
          error={asMessage(errors.label?.message)}
          {...register("label", {
            onChange: (event: { target: { value: string } }) => suggest(event.target.value),
          })}
        />
        <TextInput
          label="Plural"
          withAsterisk
          error={asMessage(errors.label_plural?.message)}
          {...register("label_plural")}
        />
      </div>
      {isNew ? (
        <TextInput
          label="Id"
          withAsterisk
          description="Its place in the API, /custom_object_instances/{id}. It can never be changed."
          classNames={{ input: classes.mono ?? "" }}
          error={asMessage(errors.id?.message)}
          {...register("id")}
        />
      ) : null}
      <div className={classes.pair}>
        <NativeSelect
          label="Icon"
          leftSection={<ObjectTypeIcon name={icon} />}
          data={iconChoices}
          {...register("icon")}
        />
        <NativeSelect
          label="Title"
          description="What names an instance on the screen."
          data={titles}
          error={asMessage(errors.title_attribute?.message)}
          {...register("title_attribute")}
        />
      </div>
      <Textarea
        label="Description"
        rows={2}
        error={asMessage(errors.description?.message)}
        {...register("description")}
      />
    </>
  );
}
