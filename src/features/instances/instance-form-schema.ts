import { z } from "zod";
import { attributeValueSchema, datetimeSchema } from "../../../contract/attribute-values.ts";
import { externalIdSchema } from "../../../contract/instances.ts";
import { draftSchema, isChanged, readDraft, type Draft, type Drafts } from "./instance-draft.ts";
import type { InstanceField } from "./instance-fields.ts";

/** The check of a whole form. A field that was not touched is never at fault, whatever is stored in it. */
export function instanceFormSchema(
  fields: InstanceField[],
  isNew: boolean,
): z.ZodType<Drafts, Drafts> {
  return z.object(
    Object.fromEntries(
      fields.map((field) => {
        const check = problemFinder(field, isNew);
        const schema = draftSchema.superRefine((draft, context) => {
          const message = check(draft);
          if (message !== undefined) context.addIssue({ code: "custom", message });
        });
        return [field.key, schema];
      }),
    ),
  );
}

function problemFinder(field: InstanceField, isNew: boolean): (draft: Draft) => string | undefined {
  const schema = valueSchema(field);
  return (draft) => {
    if (!isChanged(field, draft)) {
      return isNew && field.required ? "Is required for a new record" : undefined;
    }
    const reading = readDraft(field, draft);
    if ("problem" in reading) return reading.problem;
    if (reading.value === undefined) return "A stored value can be null, but not unset again";
    const result = z.safeParse(schema, reading.value);
    return result.success ? undefined : asSentence(result.error.issues[0]?.message ?? "");
  };
}

function valueSchema({ attribute, name, kind }: InstanceField): z.core.$ZodType {
  if (attribute) return attributeValueSchema(attribute);
  if (name === "external_id" && kind === "string") return z.nullable(externalIdSchema);
  return kind === "datetime" ? datetimeSchema.nullable() : z.unknown();
}

/** The contract's messages go on where a field's name stops; here they stand alone. */
export function asSentence(message: string): string {
  return message.slice(0, 1).toUpperCase() + message.slice(1);
}
